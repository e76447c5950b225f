import { audienceHandler } from "../../adapters/http/audience-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withCursors } from "../../adapters/runtime/with-cursors.ts";
import { withEvidence } from "../../adapters/runtime/with-evidence.ts";
import { withPolicies } from "../../adapters/runtime/with-policies.ts";
import { operations } from "../operations.ts";

/** The seller API. */
export const handler = audienceHandler(
  operations.filter(({ route }) => route.audience === "seller"),
  lambdaRuntime([withPolicies, withCursors, withEvidence]),
);
