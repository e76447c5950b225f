import { dueAt } from "../../kernel/clocks.ts";
import { latest } from "../../kernel/instant.ts";
import { sumRefundableMinor } from "../amounts.ts";
import type { EventOf, ReturnEvent } from "../events.ts";
import type { CloseReason } from "../outcomes.ts";
import type { Return } from "../return.ts";
import type { When } from "./context.ts";

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** What reached the buyer, or was ordered for him by the dispute that had the return, in minor units. */
const refundedMinor = ({ refunds, dispute }: Return): number =>
  sum(refunds.map((refund) => refund.refundedMinor ?? 0)) +
  sum((dispute?.paidUnits ?? []).map(({ amountMinor }) => amountMinor));

// A label that the buyer chose to use is a service he paid for, not a smaller refund of the goods.
const isFull = (state: Return): boolean => {
  const labels = sum(state.refunds.map(({ labelDeductedMinor }) => labelDeductedMinor));
  return refundedMinor(state) + labels >= sumRefundableMinor(state.units, state.terms);
};

const withoutReturn = new Set(["policy", "seller_approved", "seller_silent"]);

/** How a settled case ended, from what was decided and what was paid. */
export const closeReasonOf = (state: Return): CloseReason => {
  // Refunds end unpaid only when a senior agent abandoned them.
  const isUnpaid = state.refunds.length > 0 && refundedMinor(state) === 0;
  if (isUnpaid) return "DECIDED_SELLER";
  if (state.settledBecause === "decision") return isFull(state) ? "DECIDED_BUYER" : "DECIDED_SPLIT";
  if (!isFull(state)) return "REFUNDED_PARTIAL";
  return withoutReturn.has(state.settledBecause ?? "") ? "RETURNLESS" : "REFUNDED_FULL";
};

const ungranted = new Set(["policy", "seller_silent"]);

const tookPlatformsOffer = ({ settledBecause, offers }: Return): boolean =>
  settledBecause === "offer_accepted" && offers.at(-1)?.by === "platform";

// The seller can question a refund that neither he nor an agent granted.
const contestUntil = (state: Return, { at, calendar }: When) =>
  refundedMinor(state) > 0 && (ungranted.has(state.settledBecause ?? "") || tookPlatformsOffer(state))
    ? dueAt(at, state.terms.clocks.sellerContest, calendar)
    : undefined;

// After an early refund the goods may turn out bad although nobody looked at them in time.
const reportUntil = (state: Return, { at, calendar }: When) => {
  const wasEarly = state.refunds.some(({ provisional, purpose }) => provisional && purpose === "return");
  const deliveries = state.parcels.map(({ deliveredAt }) => deliveredAt).filter((found) => found !== undefined);
  const [first] = deliveries;
  if (!wasEarly || state.inspectedBy !== "system" || first === undefined) return undefined;
  const until = dueAt(latest(first, ...deliveries), state.terms.clocks.badParcelReport, calendar);
  return until > at ? until : undefined;
};

// Units that the seller refused on inspection were decided by him alone, so the buyer may take them to an agent.
const escalateUntil = (state: Return, { at, calendar }: When) => {
  const refused = state.units.some(
    ({ acceptance, orderedMinor }) => acceptance === "rejected" && orderedMinor === undefined,
  );
  const byAgent = state.settledBecause === "decision";
  return refused && !byAgent ? dueAt(at, state.terms.clocks.rejectionReaction, calendar) : undefined;
};

/** The end of a settled case, with what may still be asked for. */
export const closeSettled = (state: Return, when: When): EventOf<"ReturnClosed"> => ({
  type: "ReturnClosed",
  at: when.at,
  data: {
    closeReason: closeReasonOf(state),
    escalateUntil: escalateUntil(state, when),
    contestUntil: contestUntil(state, when),
    reportUntil: reportUntil(state, when),
  },
});

/** The end, when every refund has ended; before that nothing. */
export const closeWhenPaid = (state: Return, when: When): readonly ReturnEvent[] =>
  state.status === "settling" && state.refunds.every(({ outcome }) => outcome !== undefined)
    ? [closeSettled(state, when)]
    : [];
