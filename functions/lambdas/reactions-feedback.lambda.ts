import { reactionHandler } from "../../adapters/events/reaction-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { feedbackReactions } from "../feedback/reactions.ts";

/** What feedback does when something happened. */
export const handler = reactionHandler(feedbackReactions, lambdaRuntime([withProcesses]));
