import { dueAt, extend, pausedDueAt } from "../../kernel/clocks.ts";
import { flowVariant } from "../../kernel/flow-flags.ts";
import { earliest, type Instant, instant, latest, msBetween } from "../../kernel/instant.ts";
import { refundableMinor } from "../amounts.ts";
import { clockUntil, REMIND_AT_PERCENTS, startClock, withReminders } from "../case-clock.ts";
import type { CaseClock } from "../parts.ts";
import type { Return } from "../return.ts";
import type { When } from "./context.ts";

/** Whether the seller's silence refunds at once: up to the policy's limit, and whenever nothing can be sent back. */
export const silenceRefunds = (state: Return): boolean =>
  !state.terms.returnNeeded || refundableMinor(state) <= state.terms.limits.sellerSilenceRefundsUpToMinor;

/** When the seller is reminded, in percent of the time there is, by the variant of `seller_reminder`. */
const sellerRemindedAt = { half_way: REMIND_AT_PERCENTS, early: [25, 80] } as const;

/** The seller's time to answer, with its reminders. */
export const sellerAnswerClock = (state: Return, { at, calendar }: When): CaseClock =>
  withReminders(
    startClock("seller_answer", silenceRefunds(state) ? "refund_without_return" : "approve_return", {
      at,
      length: state.terms.clocks.sellerAnswer,
      calendar,
    }),
    sellerRemindedAt[flowVariant(state.flags, "seller_reminder")],
  );

/** The buyer's time to hand the goods over, with its reminders. */
export const handOverClock = (state: Return, { at, calendar }: When): CaseClock =>
  withReminders(startClock("hand_over", "lapse", { at, length: state.terms.clocks.handOver, calendar }));

/** The buyer's time to answer a rejection. */
export const rejectionClock = (state: Return, { at, calendar }: When): CaseClock =>
  startClock("rejection_reaction", "close", { at, length: state.terms.clocks.rejectionReaction, calendar });

/** How long nobody may see a parcel before it counts as lost. */
export const silenceClock = (state: Return, { at, calendar }: When): CaseClock =>
  startClock("transit_silence", "settle_or_escalate", { at, length: state.terms.clocks.transitSilence, calendar });

/** The agents' time to decide. */
export const decisionClock = (state: Return, { at, calendar }: When): CaseClock =>
  startClock("platform_decision", "record_breach", { at, length: state.terms.clocks.platformDecision, calendar });

/** The time until the buyer is paid provisionally, counted from the escalation. */
export const provisionalClock = (state: Return, escalatedAt: Instant, { calendar }: When): CaseClock =>
  startClock("provisional_payment", "pay_provisionally", {
    at: escalatedAt,
    length: state.terms.clocks.provisionalPayment,
    calendar,
  });

/** The time to hand a refund to the payment provider. */
export const submissionClock = (state: Return, { at, calendar }: When): CaseClock =>
  startClock("refund_submission", "record_breach", { at, length: state.terms.clocks.refundSubmission, calendar });

/** When a whole negotiation ends; the first offer of the case sets it. */
export const negotiationEnd = (state: Return, { at, calendar }: When): Instant =>
  state.negotiation?.endsAt ?? dueAt(at, state.terms.clocks.negotiationTotal, calendar);

/**
 * An offer's validity, cut off where the negotiation ends; then an agent decides, unless the return is approved anyway.
 */
export const offerClock = (state: Return, endsAt: Instant, { at, calendar }: When): CaseClock => {
  const valid = dueAt(at, state.terms.clocks.offerValidity, calendar);
  const isBaseRight = state.status === "awaiting_handover" || state.negotiation?.from === "awaiting_handover";
  const onTimeout = endsAt <= valid && !isBaseRight ? "escalate" : "fall_back";
  return clockUntil("offer", onTimeout, at, earliest(valid, endsAt));
};

/** Until the return window ends, a lapsed return can be taken up again. */
export const reopeningClock = (state: Return, at: Instant): CaseClock =>
  clockUntil("reopening_window", "close", at, instant(state.terms.windowEndsAt));

/**
 * The seller's time to inspect: from the last delivery, but no later than the cap after the first hand-over, so that a
 * slow carrier does not keep the buyer waiting.
 */
export const inspectionClock = (state: Return, { at, calendar }: When): CaseClock => {
  const { inspection, inspectionCap } = state.terms.clocks;
  const deliveries = state.parcels.map(({ deliveredAt }) => deliveredAt).filter((found) => found !== undefined);
  const handOvers = state.parcels.map(({ handedOverAt }) => handedOverAt);
  const delivered = deliveries.length === 0 ? at : latest(deliveries[0] ?? at, ...deliveries);
  const handedOver = earliest(handOvers[0] ?? at, ...handOvers);
  const due = earliest(dueAt(delivered, inspection, calendar), dueAt(handedOver, inspectionCap, calendar));
  return clockUntil("inspection", "accept_as_received", delivered, due);
};

/** The same clock with one extension on its end. */
export const extendedClock = (state: Return, clock: CaseClock, { calendar }: When): CaseClock => ({
  ...clock,
  dueAt: extend(clock.dueAt, state.terms.clocks.inspectionExtension, calendar),
});

/** The same clock after it stood still for the length of one analysis. */
export const analysedClock = (state: Return, clock: CaseClock, { at, calendar }: When): CaseClock => ({
  ...clock,
  dueAt: pausedDueAt(clock.dueAt, msBetween(at, dueAt(at, state.terms.clocks.analysisPause, calendar))),
});
