import { audienceHandler } from "../../adapters/http/audience-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withCursors } from "../../adapters/runtime/with-cursors.ts";
import { withEvidence } from "../../adapters/runtime/with-evidence.ts";
import { withPolicies } from "../../adapters/runtime/with-policies.ts";
import { operations } from "../operations.ts";

/** The storefront API. */
export const handler = audienceHandler(
  operations.filter(({ route }) => route.audience === "storefront"),
  lambdaRuntime([withPolicies, withCursors, withEvidence]),
);
