import { type PayloadHash, payloadHashOf } from "../kernel/payload-hash.ts";
import { totalMinor } from "../ledger/component-amounts.ts";
import { refundableOf } from "./amounts.ts";
import { amountOf } from "./decide/proposal.ts";
import type { Decision } from "./events/agent.ts";
import type { Return } from "./return.ts";
import { unitsNotOrdered, unitText } from "./units.ts";

/** What a decision newly pays, or assigns, in the case as it stands, in minor units. */
export const decidedMinor = (state: Return, { outcome, amountMinor }: Decision): number =>
  amountOf(state, outcome, amountMinor);

/**
 * Everything that a decision would carry out in the case as it stands: what is decided, who pays, each amount, the units that it
 * is about with what is left to refund of them, and where the goods are. Whatever would make it another decision is in here.
 */
export const payloadOf = (state: Return, decision: Decision): object => {
  const { decisionId, outcome, overrideReason, payer, compensation, decidedBy } = decision;
  return {
    caseId: state.returnId,
    decisionId,
    outcome,
    overrideReason,
    payer,
    proposedBy: decidedBy.id,
    currency: state.currency,
    amountMinor: decidedMinor(state, decision),
    compensation,
    status: state.status,
    units: unitsNotOrdered(state).map((unit) => [unitText(unit), totalMinor(refundableOf(unit, state.terms))]),
    refunds: state.refunds.map(({ refundId, amountMinor }) => [refundId, amountMinor]),
  };
};

/** Names what a decision would carry out now; it changes when the case does. */
export const decisionHashOf = (state: Return, decision: Decision): PayloadHash =>
  payloadHashOf(payloadOf(state, decision));
