import { refundableMinor } from "../amounts.ts";
import type { ProposeDecision } from "../commands/agent.ts";
import type { Decision } from "../events/agent.ts";
import { usualBearer } from "../liability.ts";
import type { Return } from "../return.ts";
import { isRefund } from "../rules/decisions.ts";
import { silenceRefunds } from "./clocks.ts";

type ProposedOutcome = Decision["proposal"]["outcome"];

const afterEscalation = (state: Return): ProposedOutcome => {
  const { because } = state.escalation ?? {};
  if (state.terms.verdict === "decline" || because === "buyer_asked") return "deny";
  return "none";
};

const outcomeOf = (state: Return): ProposedOutcome => {
  if (state.contest?.standing === "open") return "settle_liability";
  switch (state.status) {
    case "awaiting_seller":
      return silenceRefunds(state) ? "refund_without_return" : "approve_return";
    case "negotiating":
      return state.negotiation?.from === "awaiting_seller" && silenceRefunds(state)
        ? "refund_without_return"
        : "approve_return";
    case "awaiting_handover":
    case "lapsed":
      return "approve_return";
    case "in_transit":
    case "inspecting":
      return "refund_full";
    case "rejected_open":
      return "deny";
    case "escalated":
      return afterEscalation(state);
    default:
      return "none";
  }
};

/** What was paid and not cancelled, in minor units: what a decision on liability is about. */
const paidMinor = (state: Return): number =>
  state.refunds
    .filter(({ outcome }) => outcome !== "cancelled")
    .reduce((sum, { amountMinor, refundedMinor }) => sum + (refundedMinor ?? amountMinor), 0);

/** What an outcome newly pays, or assigns, in minor units. */
export const amountOf = (state: Return, outcome: ProposedOutcome, partialMinor = 0): number => {
  if (outcome === "settle_liability") return paidMinor(state);
  if (outcome === "refund_partial") return partialMinor;
  return outcome !== "none" && isRefund(outcome) ? refundableMinor(state) : 0;
};

/** What the case would come to if nobody decided: the engine's own way from where it stands. */
const enginesProposal = (state: Return): Decision["proposal"] => {
  const outcome = outcomeOf(state);
  return { outcome, amountMinor: amountOf(state, outcome), payer: usualBearer(state.terms.fault) };
};

/** An agent's decision beside the engine's proposal, with what differs between them. */
export const decisionOf = (state: Return, command: ProposeDecision): Decision => {
  const { decisionId, outcome, overrideReason, payer, compensation, textId, actor } = command;
  const proposal = enginesProposal(state);
  const amountMinor = amountOf(state, outcome, command.amountMinor);
  return {
    decisionId,
    outcome,
    amountMinor,
    overrideReason,
    payer,
    ...(compensation === undefined ? {} : { compensation }),
    decidedBy: actor,
    proposal,
    differsIn: [
      ...(proposal.outcome === outcome ? [] : (["outcome"] as const)),
      ...(proposal.amountMinor === amountMinor ? [] : (["amount"] as const)),
      ...(proposal.payer === payer ? [] : (["payer"] as const)),
    ],
    textId,
  };
};
