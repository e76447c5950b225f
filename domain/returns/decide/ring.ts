import type { Instant } from "../../kernel/instant.ts";
import { invariant } from "../../kernel/invariant.ts";
import type { RingClock } from "../commands/facts.ts";
import type { ReturnEvent } from "../events.ts";
import { evolve } from "../evolve.ts";
import { liabilityOfPayer } from "../liability.ts";
import type { CaseClock, ClockName } from "../parts.ts";
import type { Return } from "../return.ts";
import { openOffer } from "../rules/offers.ts";
import { inSequence, type Step } from "../sequence.ts";
import { unitsNotOrdered } from "../units.ts";
import { arriveOrLose } from "./arrival.ts";
import { basisOf, clockLimit } from "./basis.ts";
import { provisionalClock, reopeningClock, silenceRefunds } from "./clocks.ts";
import { decided, type ReturnDecision } from "./context.ts";
import { acceptAsReceived } from "./inspect.ts";
import { fallBack } from "./negotiate.ts";
import { fullPayees, orderRefund } from "./order-refund.ts";
import { approveReturn, escalate, hasMoneyLeft, refundWithoutReturn } from "./outcomes.ts";
import { settleLiabilities } from "./settle.ts";

type Timeout = (state: Return, ring: RingClock, clock: CaseClock) => readonly ReturnEvent[];

const sellerWasSilent: Timeout = (state, ring) =>
  silenceRefunds(state)
    ? refundWithoutReturn(state, "seller_silent", ring)
    : approveReturn(state, "seller_silence", ring);

const offerRanOut: Timeout = (state, ring, clock) => {
  const offer = openOffer(state);
  invariant(offer !== undefined, "an offer is open while its clock runs");
  if (clock.onTimeout === "fall_back") return fallBack(state, offer, "expired", ring);
  const [closed] = fallBack(state, offer, "expired", ring);
  return [...(closed === undefined ? [] : [closed]), ...escalate(state, "negotiation_expired", "system", ring)];
};

const rejectionStands: Timeout = (state, { at }) => [
  {
    type: "ReturnClosed",
    at,
    data: { closeReason: "REJECTED_UNCHALLENGED", basis: basisOf(state, clockLimit(state, "rejectionReaction")) },
  },
];

const handOverLapsed: Timeout = (state, { at }) => [
  {
    type: "ReturnLapsed",
    at,
    data: { clock: reopeningClock(state, at), basis: basisOf(state, clockLimit(state, "handOver")) },
  },
];

// The buyer kept goods and money: the platform paid early at its own risk and gets it back from the buyer.
const windowEnded: Timeout = (state, ring) =>
  inSequence(state, settleLiabilities("goods_kept", ring, liabilityOfPayer("buyer", state.terms.fault)), () => [
    { type: "ReturnClosed", at: ring.at, data: { closeReason: "LAPSED", basis: basisOf(state) } },
  ]);

const nobodySawIt: Timeout = (state, ring) => {
  const basis = basisOf(state, clockLimit(state, "transitSilence"));
  const lose: Step = ({ parcels }) =>
    parcels
      .filter(({ standing }) => standing === "in_transit")
      .map(({ parcelId }) => ({ type: "ParcelLost", at: ring.at, data: { parcelId, because: "silence", basis } }));
  return inSequence(state, lose, (current) => arriveOrLose(current, "transit_silence", ring));
};

const decisionIsLate: Timeout = (state, ring, { dueAt }) => {
  const paysLater = state.status === "escalated" && hasMoneyLeft(state);
  const clock = paysLater ? provisionalClock(state, state.enteredAt, ring) : undefined;
  return [{ type: "DecisionOverdue", at: ring.at, data: { dueAt, clock } }];
};

const payProvisionally: Timeout = (state, ring) => {
  const payees = fullPayees(state, unitsNotOrdered(state)).map((payee) => ({ ...payee, deductions: [] }));
  const liability = { fault: state.terms.fault };
  const order = { purpose: "provisional", provisional: true, payees, liability, labelBy: "nobody_yet" } as const;
  const basis = basisOf(state, clockLimit(state, "provisionalPayment"));
  return orderRefund(state, { ...order, basis }, ring);
};

const refundIsLate: Timeout = (state, { at }, { dueAt }) => {
  const refundIds = state.refunds.filter(({ submitted }) => !submitted).map(({ refundId }) => refundId);
  return [{ type: "RefundOverdue", at, data: { refundIds, dueAt } }];
};

/** What happens by itself at the end of each clock. */
const timeouts: { readonly [N in ClockName]: Timeout } = {
  seller_answer: sellerWasSilent,
  offer: offerRanOut,
  rejection_reaction: rejectionStands,
  hand_over: handOverLapsed,
  reopening_window: windowEnded,
  transit_silence: nobodySawIt,
  inspection: acceptAsReceived,
  platform_decision: decisionIsLate,
  provisional_payment: payProvisionally,
  refund_submission: refundIsLate,
};

// Of the clocks with reminders one is the seller's; all others are the buyer's.
const reminders = ({ name, remindAt: times }: CaseClock, at: Instant): readonly ReturnEvent[] =>
  times
    .filter((remindAt) => remindAt <= at)
    .map((remindAt) => ({
      type: name === "seller_answer" ? "SellerReminded" : "HandOverReminded",
      at,
      data: { remindAt },
    }));

// What fell due first happens first: a clock may settle the case, and then nothing is left that could expire.
const expired = ({ pendingDecision, clock }: Return, { at }: RingClock): readonly ReturnEvent[] => {
  const { decisionId, expiresAt } = pendingDecision ?? {};
  if (decisionId === undefined || expiresAt === undefined || at < expiresAt) return [];
  if (clock !== undefined && clock.dueAt < expiresAt) return [];
  return [{ type: "DecisionExpired", at, data: { decisionId, expiresAt } }];
};

const ringOnce = (state: Return, ring: RingClock): readonly ReturnEvent[] => {
  const { clock, suspended } = state;
  if (suspended !== undefined) return [];
  const expiry = expired(state, ring);
  if (expiry.length > 0 || clock === undefined) return expiry;
  return ring.at >= clock.dueAt ? timeouts[clock.name](state, ring, clock) : reminders(clock, ring.at);
};

/** More than any chain of timeouts that can fall due together. */
const ringsMax = 8;

/** Decides everything that is due; an early, late or second ring finds nothing and changes nothing. */
export const ringClock = (state: Return, ring: RingClock): ReturnDecision => {
  const events: ReturnEvent[] = [];
  let current = state;
  for (let rung = 0; rung < ringsMax; rung += 1) {
    const next = ringOnce(current, ring);
    if (next.length === 0) return decided(events);
    current = next.reduce<Return>(evolve, current);
    events.push(...next);
  }
  invariant(false, `${state.status} rings for ever`);
};
