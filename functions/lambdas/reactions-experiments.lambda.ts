import { reactionHandler } from "../../adapters/events/reaction-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { experimentReactions } from "../experiments/reactions.ts";

/** What experiments does when something happened. */
export const handler = reactionHandler(experimentReactions, lambdaRuntime([withProcesses]));
