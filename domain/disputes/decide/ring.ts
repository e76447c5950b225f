import { invariant } from "../../kernel/invariant.ts";
import type { DisputeClock, DisputeClockName } from "../clock.ts";
import { nextRingOf } from "../clocks.ts";
import type { DisputeCommandOf } from "../commands.ts";
import { isUnderAppeal } from "../deadlines.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";
import { evolve } from "../evolve.ts";
import { lastSpeaker, openOffer, otherParty } from "../talk.ts";
import type { Party } from "../terms.ts";
import { finaliseWhenOver } from "./appeals.ts";
import { type DisputeAnswer, decided } from "./context.ts";
import { escalate } from "./escalate.ts";
import { missEvidence } from "./evidence.ts";
import { orderPayment } from "./settle.ts";
import { closeOffer } from "./talk.ts";

type Ring = DisputeCommandOf<"RingClock">;
type Timeout = (state: Dispute, ring: Ring, clock: DisputeClock) => readonly DisputeEvent[];

// Who opened it, wrote last and let it go wanted no decision. With the other one silent, the opener gets one.
const lapses = (state: Dispute): boolean =>
  state.terms.lapsesForOpeners.includes(state.openedBy) && lastSpeaker(state) === state.openedBy;

const negotiationEnded: Timeout = (state, ring) =>
  lapses(state)
    ? [...closeOffer(state, "expired", ring.at), { type: "DisputeLapsed", at: ring.at, data: {} }]
    : escalate(state, { by: "clock", because: "negotiation_expired" }, ring);

const decisionIsLate: Timeout = (_state, { at }, { dueAt }) => [
  { type: "DisputeDecisionOverdue", at, data: { dueAt } },
];

const decisionExpired: Timeout = ({ pending }, { at }) => {
  invariant(pending !== undefined, "a decision waits while its clock runs");
  return [{ type: "DisputeDecisionExpired", at, data: { decisionId: pending.decision.decisionId } }];
};

const paymentIsLate: Timeout = ({ payments }, { at }, { dueAt }) => {
  const refundIds = payments.filter(({ submitted }) => !submitted).map(({ refundId }) => refundId);
  return [{ type: "DisputePaymentOverdue", at, data: { refundIds, dueAt } }];
};

/** What happens by itself at the end of each clock. */
const timeouts: { readonly [N in DisputeClockName]: Timeout } = {
  negotiation: negotiationEnded,
  offer: (state, { at }) => closeOffer(state, "expired", at),
  buyer_evidence: (state, { at }) => missEvidence("buyer", at)(state),
  seller_evidence: (state, { at }) => missEvidence("seller", at)(state),
  platform_decision: decisionIsLate,
  provisional_payment: (state, ring) => orderPayment("provisional", ring)(state),
  second_approval: decisionExpired,
  refund_submission: paymentIsLate,
  appeal_window: (state, ring) => finaliseWhenOver(ring)(state),
};

const remindedParty = (state: Dispute, name: DisputeClockName): Party => {
  if (name === "buyer_evidence") return "buyer";
  if (name === "seller_evidence") return "seller";
  return otherParty(openOffer(state)?.by ?? lastSpeaker(state));
};

const reminder = (state: Dispute, { name }: DisputeClock, { at }: Ring): readonly DisputeEvent[] => [
  { type: "DisputeClockReminded", at, data: { clock: name, party: remindedParty(state, name) } },
];

// What fell due first happens first, for it may end what would fall due after it.
const firstDue = (state: Dispute, { at }: Ring): DisputeClock | undefined =>
  state.clocks
    .filter(({ name }) => name !== "appeal_window" || !isUnderAppeal(state))
    .filter((clock) => nextRingOf(clock) <= at)
    .toSorted((one, other) => (nextRingOf(one) < nextRingOf(other) ? -1 : 1))[0];

const ringOnce = (state: Dispute, ring: Ring): readonly DisputeEvent[] => {
  const clock = state.suspended === undefined ? firstDue(state, ring) : undefined;
  if (clock === undefined) return [];
  // A reminder of something that is over already reminds nobody.
  return ring.at >= clock.dueAt ? timeouts[clock.name](state, ring, clock) : reminder(state, clock, ring);
};

/** More than any chain of timeouts that can fall due together. */
const ringsMax = 16;

/** Decides everything that is due; an early, late or second ring finds nothing and changes nothing. */
export const ringClock = (state: Dispute, ring: Ring): DisputeAnswer => {
  const events: DisputeEvent[] = [];
  let current = state;
  for (let rung = 0; rung < ringsMax; rung += 1) {
    const next = ringOnce(current, ring);
    if (next.length === 0) return decided(events);
    current = next.reduce<Dispute>(evolve, current);
    events.push(...next);
  }
  invariant(false, `a dispute in ${state.status} rings for ever`);
};
