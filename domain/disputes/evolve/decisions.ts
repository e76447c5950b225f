import { withClocks, withoutClocks } from "../clocks.ts";
import type { DisputeDecision } from "../decision.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";

const withoutPending = ({ pending: _pending, ...rest }: Dispute): Dispute => ({
  ...rest,
  clocks: withoutClocks(rest.clocks, "second_approval"),
});

const decidedOn = (state: Dispute, decision: DisputeDecision): Dispute => {
  const { returnConcluded: _before, ...rest } = withoutPending(state);
  return {
    ...rest,
    decisions: [...state.decisions, decision],
    returnRequired: decision.legs.some(({ type }) => type === "REQUIRE_RETURN"),
    // What a decision ends: the time to take it, the parties' time to be heard, and that to appeal against the one before.
    clocks: withoutClocks(
      rest.clocks,
      "platform_decision",
      "provisional_payment",
      "buyer_evidence",
      "seller_evidence",
      "appeal_window",
    ),
  };
};

/** How the platform came to its decisions; other events leave the dispute as it is. */
export const evolveDecisions = (state: Dispute, event: DisputeEvent): Dispute => {
  switch (event.type) {
    case "DisputeDecisionProposed": {
      const { clock, ...pending } = event.data;
      return { ...state, pending, clocks: withClocks(state.clocks, clock) };
    }
    case "DisputeDecisionMade":
      return decidedOn(state, event.data.decision);
    case "DisputeDecisionRevised":
      return { ...decidedOn(state, event.data.decision), recoup: event.data.recoup };
    case "DisputeDecisionRejected":
    case "DisputeDecisionExpired":
      return withoutPending(state);
    case "DisputeDecisionOverdue":
      return {
        ...state,
        breaches: [...state.breaches, { clock: "platform_decision", dueAt: event.data.dueAt }],
        clocks: withoutClocks(state.clocks, "platform_decision"),
      };
    default:
      return state;
  }
};
