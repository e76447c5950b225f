import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { openDisputeOfReturn } from "./open-dispute-when-return-disputed.event.ts";
import { disputeReactionRows } from "./reaction-rows.ts";
import { recordPayment } from "./record-payment-when-refund-moved.event.ts";
import { recordReturnOutcome } from "./record-return-outcome-when-return-ended.event.ts";
import { resumeDisputeProcess } from "./resume-dispute-process-when-dispute-moved.event.ts";
import { startDisputeProcess } from "./start-dispute-process-when-dispute-opened.event.ts";

/** What disputes does when something happened. */
export const disputeReactions = bindReactions(disputeReactionRows, {
  "open-dispute-when-return-disputed": openDisputeOfReturn,
  "record-payment-when-refund-moved": recordPayment,
  "record-return-outcome-when-return-ended": recordReturnOutcome,
  "resume-dispute-process-when-dispute-moved": resumeDisputeProcess,
  "start-dispute-process-when-dispute-opened": startDisputeProcess,
});
