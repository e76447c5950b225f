import { reactionHandler } from "../../adapters/events/reaction-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { refundReactions } from "../refunds/reactions.ts";

/** What refunds does when something happened. */
export const handler = reactionHandler(refundReactions, lambdaRuntime([withProcesses]));
