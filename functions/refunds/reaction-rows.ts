import type { Reaction } from "../../adapters/events/reaction.ts";
import { refundWakingEventTypes } from "../../domain/refunds/index.ts";

/** What happens when something happened to a refund, or when a return wants one. */
export const refundReactionRows: readonly Reaction[] = [
  { entry: "open-refund-when-refund-ordered", on: ["RefundOrdered"] },
  { entry: "open-refund-when-dispute-payment-ordered", on: ["DisputePaymentOrdered"] },
  { entry: "open-compensation-when-compensation-granted", on: ["CompensationGranted"] },
  { entry: "assign-liability-when-liability-settled", on: ["LiabilitySettled"] },
  { entry: "start-refund-process-when-refund-opened", on: ["RefundOpened", "LegReturned"] },
  { entry: "resume-refund-process-when-refund-moved", on: refundWakingEventTypes },
];
