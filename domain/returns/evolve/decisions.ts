import type { EventOf, ReturnEvent } from "../events.ts";
import type { Return } from "../return.ts";

const withoutPending = (state: Return): Return => {
  const { pendingDecision: _gone, ...rest } = state;
  return rest;
};

const decide = (state: Return, { data }: EventOf<"DecisionMade">): Return => {
  const decided = { ...withoutPending(state), decision: data.decision };
  return state.contest === undefined ? decided : { ...decided, contest: { ...state.contest, standing: "decided" } };
};

const recordBreach = (state: Return, event: EventOf<"DecisionOverdue">): Return => ({
  ...state,
  breaches: [...state.breaches, { clock: "platform_decision", dueAt: event.data.dueAt }],
});

const reopen = (state: Return): Return => {
  const { closeReason: _reason, escalateUntil: _until, ...rest } = state;
  return rest;
};

const resume = (state: Return): Return => {
  const { suspended: _over, ...rest } = state;
  return rest;
};

/** What agents, chargebacks and a second look change in a case, beside its status and clock. */
export const evolveDecisions = (state: Return, event: ReturnEvent): Return => {
  switch (event.type) {
    case "ReturnEscalated":
      return reopen(state);
    case "DecisionProposed":
      return { ...state, pendingDecision: event.data.decision };
    case "DecisionMade":
      return decide(state, event);
    case "DecisionRejected":
    case "SettlementBegun":
    case "ReturnClosed":
    case "ReturnWithdrawn":
      // A case that went on by itself leaves a waiting decision nothing to decide.
      return withoutPending(state);
    case "DecisionOverdue":
      return recordBreach(state, event);
    case "ChargebackOpened":
      return { ...state, suspended: { chargebackId: event.data.chargebackId, since: event.at } };
    case "ChargebackClosed":
      return resume(state);
    default:
      return state;
  }
};
