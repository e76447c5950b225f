import { type RefundEvent, refundEventTypes } from "./events.ts";

// They come before there is a process, from its own hand, beside whatever it waits for, or, the last, in the decision of another
// event that wakes it.
const quiet: ReadonlySet<RefundEvent["type"]> = new Set([
  "RefundOpened",
  "LegsPlanned",
  "LegSubmitted",
  "LiabilityAssigned",
  "StoreCreditBonusEarned",
]);

/** The events that may end what the process of a refund waits for. */
export const refundWakingEventTypes: readonly RefundEvent["type"][] = refundEventTypes.filter(
  (type) => !quiet.has(type),
);
