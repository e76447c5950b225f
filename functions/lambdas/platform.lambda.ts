import { audienceHandler } from "../../adapters/http/audience-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withCursors } from "../../adapters/runtime/with-cursors.ts";
import { withPolicies } from "../../adapters/runtime/with-policies.ts";
import { platformOperations } from "../operations/platform.ts";

/** The platform API. */
export const handler = audienceHandler(platformOperations, lambdaRuntime([withPolicies, withCursors]));
