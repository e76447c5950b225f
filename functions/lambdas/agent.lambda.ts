import { audienceHandler } from "../../adapters/http/audience-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withCursors } from "../../adapters/runtime/with-cursors.ts";
import { withPolicies } from "../../adapters/runtime/with-policies.ts";
import { operations } from "../operations.ts";

/** The agent API. */
export const handler = audienceHandler(
  operations.filter(({ route }) => route.audience === "agent"),
  lambdaRuntime([withPolicies, withCursors]),
);
