import { reactionHandler } from "../../adapters/events/reaction-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withPolicies } from "../../adapters/runtime/with-policies.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { backtestReactions } from "../backtests/reactions.ts";
import { shadowReactions } from "../shadows/reactions.ts";

/** What backtests and shadows do when something happened. */
export const handler = reactionHandler(
  [...backtestReactions, ...shadowReactions],
  lambdaRuntime([withPolicies, withProcesses]),
);
