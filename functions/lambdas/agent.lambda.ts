import { audienceHandler } from "../../adapters/http/audience-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withCursors } from "../../adapters/runtime/with-cursors.ts";
import { withEvidence } from "../../adapters/runtime/with-evidence.ts";
import { agentOperations } from "../operations/agent.ts";

/** The agent API. */
export const handler = audienceHandler(agentOperations, lambdaRuntime([withCursors, withEvidence]));
