import { reactionHandler } from "../../adapters/events/reaction-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { reactionsOf } from "../reactions.ts";

/** What refunds does when something happened. */
export const handler = reactionHandler(reactionsOf("refunds"), lambdaRuntime());
