import { reactionHandler } from "../../adapters/events/reaction-handler.ts";
import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { chargebackReactions } from "../chargebacks/reactions.ts";
import { disputeReactions } from "../disputes/reactions.ts";
import { refundReactions } from "../refunds/reactions.ts";

/** What refunds, chargebacks and disputes do when something happened. */
export const handler = reactionHandler(
  [...refundReactions, ...chargebackReactions, ...disputeReactions],
  lambdaRuntime([withProcesses]),
);
