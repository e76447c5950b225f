import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { assignLiability } from "./assign-liability-when-liability-settled.event.ts";
import { openCompensation } from "./open-compensation-when-compensation-granted.event.ts";
import { openDisputeRefund } from "./open-refund-when-dispute-payment-ordered.event.ts";
import { openRefund } from "./open-refund-when-refund-ordered.event.ts";
import { refundReactionRows } from "./reaction-rows.ts";
import { resumeRefundProcess } from "./resume-refund-process-when-refund-moved.event.ts";
import { startRefundProcess } from "./start-refund-process-when-refund-opened.event.ts";

/** What refunds does when something happened. */
export const refundReactions = bindReactions(refundReactionRows, {
  "assign-liability-when-liability-settled": assignLiability,
  "open-compensation-when-compensation-granted": openCompensation,
  "open-refund-when-dispute-payment-ordered": openDisputeRefund,
  "open-refund-when-refund-ordered": openRefund,
  "resume-refund-process-when-refund-moved": resumeRefundProcess,
  "start-refund-process-when-refund-opened": startRefundProcess,
});
