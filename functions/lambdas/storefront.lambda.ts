import { audienceHandler } from "../../adapters/http/audience-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withCursors } from "../../adapters/runtime/with-cursors.ts";
import { withEvidence } from "../../adapters/runtime/with-evidence.ts";
import { withFlags } from "../../adapters/runtime/with-flags.ts";
import { withPolicies } from "../../adapters/runtime/with-policies.ts";
import { withSurveys } from "../../adapters/runtime/with-surveys.ts";
import { storefrontOperations } from "../operations/storefront.ts";

/** The storefront API. */
export const handler = audienceHandler(
  storefrontOperations,
  lambdaRuntime([withPolicies, withCursors, withEvidence, withFlags, withSurveys]),
);
