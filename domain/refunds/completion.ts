import type { Instant } from "../kernel/instant.ts";
import type { RefundEventOf } from "./events.ts";
import { isSettled, owedMinor, refundedMinor } from "./money-place.ts";
import { orderedBy } from "./ordered-by.ts";
import type { Refund, RefundState } from "./refund.ts";

/** Whether nothing is left to do: given up, or planned with every leg at an end. */
const isDone = (refund: Refund): boolean => {
  if (refund.abandonedAt !== undefined) return true;
  const isPlanned = refund.reservedAt !== undefined || (refund.purpose === "external" && refund.legs.length > 0);
  return isPlanned && refund.legs.every(isSettled);
};

// Whoever adds up refunds must see that this money was none.
const purposeOf = ({ purpose }: Refund) => (purpose === "compensation" ? { purpose } : {});

/**
 * The fact that a refund is done, when it just came to be; only once, also when the bank sends money back later. `paid`
 * is all that was owed, `cancelled` nothing of it.
 */
export const completionOf = (
  refund: RefundState,
  at: Instant | undefined,
): RefundEventOf<"RefundCompleted"> | undefined => {
  if (refund === undefined || at === undefined || refund.completed !== undefined || !isDone(refund)) return undefined;
  const paidMinor = refundedMinor(refund);
  const wantedMinor = owedMinor(refund);
  const isCancelled = paidMinor === 0 && (wantedMinor > 0 || refund.abandonedAt !== undefined);
  const outcome = isCancelled ? "cancelled" : paidMinor < wantedMinor ? "partly_paid" : "paid";
  return {
    type: "RefundCompleted",
    at,
    data: { refundId: refund.refundId, outcome, refundedMinor: paidMinor, ...orderedBy(refund), ...purposeOf(refund) },
  };
};
