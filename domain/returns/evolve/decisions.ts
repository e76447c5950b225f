import { addMs, type Instant, msBetween } from "../../kernel/instant.ts";
import { mayMove } from "../../kernel/lifecycle.ts";
import { shiftedClock } from "../case-clock.ts";
import type { EventOf, ReturnEvent } from "../events.ts";
import type { Return } from "../return.ts";
import { acceptanceLifecycle } from "../unit-lifecycles.ts";
import { isInParcel, mapUnits, withAcceptance } from "../units.ts";

const withoutPending = (state: Return): Return => {
  const { pendingDecision: _gone, ...rest } = state;
  return rest;
};

// A case that is over waits for nobody: neither for a second person nor for the buyer's bank.
const over = (state: Return): Return => {
  const { suspended: _noMore, ...rest } = withoutPending(state);
  return rest;
};

const judge = (state: Return, { data: { decision } }: EventOf<"DecisionMade">): Return => {
  if (decision.outcome === "approve_return" || decision.outcome === "settle_liability") return state;
  const move = decision.outcome === "deny" ? "reject" : "accept";
  return mapUnits(
    state,
    (unit) => mayMove(acceptanceLifecycle, unit.acceptance, move),
    (unit) => withAcceptance(unit, move),
  );
};

const decide = (state: Return, event: EventOf<"DecisionMade">): Return => {
  // A compensation alone says nothing about the goods, the refund or who bears it.
  if (event.data.decision.outcome === "compensate") return withoutPending(state);
  const decided = { ...judge(withoutPending(state), event), decision: event.data.decision };
  return state.contest === undefined ? decided : { ...decided, contest: { ...state.contest, standing: "decided" } };
};

const pend = (state: Return, { data: { decision, expiresAt, payloadHash } }: EventOf<"DecisionProposed">): Return => ({
  ...state,
  pendingDecision: {
    ...decision,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(payloadHash === undefined ? {} : { proposedHash: payloadHash }),
  },
});

const recordBreach = (state: Return, event: EventOf<"DecisionOverdue">): Return => ({
  ...state,
  breaches: [...state.breaches, { clock: "platform_decision", dueAt: event.data.dueAt }],
});

const reopen = (state: Return): Return => {
  const { closeReason: _reason, escalateUntil: _until, ...rest } = state;
  return rest;
};

// The clock itself comes with the event; what would run on behind it stood still for as long.
const resume = (state: Return, at: Instant): Return => {
  const { suspended, ...rest } = state;
  if (suspended === undefined) return rest;
  const pausedMs = msBetween(suspended.since, at);
  const { negotiation } = rest;
  return negotiation === undefined
    ? rest
    : {
        ...rest,
        negotiation: {
          ...negotiation,
          endsAt: addMs(negotiation.endsAt, pausedMs),
          resume: shiftedClock(negotiation.resume, pausedMs),
        },
      };
};

// What a carrier lost or brought back is no longer for the seller to judge.
const review = (state: Return): Return =>
  mapUnits(
    state,
    (unit) => unit.acceptance === "pending" && (unit.reception === "lost" || isInParcel(state, unit)),
    (unit) => withAcceptance(unit, "ask_agent"),
  );

/** What agents, chargebacks and a second look change in a case, beside its status and clock. */
export const evolveDecisions = (state: Return, event: ReturnEvent): Return => {
  switch (event.type) {
    case "ReturnEscalated":
      return review(reopen(state));
    case "DecisionProposed":
      return pend(state, event);
    case "DecisionMade":
      return decide(state, event);
    case "DecisionRejected":
    case "DecisionExpired":
    case "SettlementBegun":
      // A case that went on by itself leaves a waiting decision nothing to decide.
      return withoutPending(state);
    case "ReturnClosed":
    case "ReturnWithdrawn":
      return over(state);
    case "DecisionOverdue":
      return recordBreach(state, event);
    case "ChargebackOpened":
      return { ...state, suspended: { chargebackId: event.data.chargebackId, since: event.at } };
    case "ChargebackClosed":
      return resume(state, event.at);
    default:
      return state;
  }
};
