import { reactionHandler } from "../../adapters/events/reaction-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { agentDeskReactions } from "../agent-desk/reactions.ts";

/** What agent-desk does when something happened. */
export const handler = reactionHandler(agentDeskReactions, lambdaRuntime([]));
