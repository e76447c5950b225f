import { audienceHandler } from "../../adapters/http/audience-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withCursors } from "../../adapters/runtime/with-cursors.ts";
import { withEvidence } from "../../adapters/runtime/with-evidence.ts";
import { withPolicies } from "../../adapters/runtime/with-policies.ts";
import { withSurveys } from "../../adapters/runtime/with-surveys.ts";
import { sellerOperations } from "../operations/seller.ts";

/** The seller API. */
export const handler = audienceHandler(
  sellerOperations,
  lambdaRuntime([withPolicies, withCursors, withEvidence, withSurveys]),
);
