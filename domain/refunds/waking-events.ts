import { type RefundEvent, refundEventTypes } from "./events.ts";

// They come before there is a process, from its own hand, or beside whatever it waits for.
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
