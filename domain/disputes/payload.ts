import { type PayloadHash, payloadHashOf } from "../kernel/payload-hash.ts";
import { unitText } from "../ledger/unit-key.ts";
import { grantableMinor } from "./amounts.ts";
import type { DisputeDecision } from "./decision.ts";
import type { Dispute } from "./dispute.ts";

type Payable = Pick<DisputeDecision, "decisionId" | "legs" | "findings" | "rules" | "overrideReason" | "decidedBy">;

/**
 * Everything that a decision would carry out in the dispute as it stands: its legs, findings and rules, what can be given for each
 * unit and was ordered for it, and what was paid so far. Whatever would make it another decision is in here.
 */
export const payloadOf = (state: Dispute, decision: Payable): object => {
  const { decisionId, legs, findings, rules, overrideReason, decidedBy } = decision;
  return {
    caseId: state.disputeId,
    decisionId,
    legs,
    findings,
    rules,
    overrideReason,
    proposedBy: decidedBy.id,
    currency: state.currency,
    units: state.units.map((unit) => [unitText(unit.value), grantableMinor(state, unit), unit.paidMinor]),
    payments: state.payments.map(({ refundId, amountMinor }) => [refundId, amountMinor]),
  };
};

/** Names what a decision would carry out now; it changes when the dispute does. */
export const decisionHashOf = (state: Dispute, decision: Payable): PayloadHash =>
  payloadHashOf(payloadOf(state, decision));
