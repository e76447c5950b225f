import type { DisputeEventOf } from "../../../domain/disputes/events.ts";
import { amountIn, by, type DisputeTellers, legsIn } from "./dispute-case.ts";
import { due, forStaff, type Teller, together, told, yesNo } from "./telling.ts";

type MoneyEvents =
  | "DisputePaymentOrdered"
  | "DisputePaymentSubmitted"
  | "DisputePaymentRecorded"
  | "DisputeSettlementBegun"
  | "DisputePaymentOverdue"
  | "DisputeReturnConcluded"
  | "DisputeSettled"
  | "DisputeAppealed"
  | "DisputeAppealEnded"
  | "DisputeDecisionRevised"
  | "DisputeFinalised"
  | "DisputeSuspended"
  | "DisputeResumed";

const revised: Teller<DisputeEventOf<"DisputeDecisionRevised">> = ({ data: { decision, recoup } }, voice) =>
  together(
    legsIn(decision.legs, voice),
    { facts: { decisionId: decision.decisionId, findings: decision.findings } },
    { facts: forStaff(voice, { recoup, appealId: decision.appealId }) },
  );

/** How the outcome of a dispute is carried out, appealed against and becomes final. */
export const disputeMoneyTellers: DisputeTellers<MoneyEvents> = {
  DisputePaymentOrdered: ({ data: { refundId, purpose, amountMinor } }, voice) =>
    together(amountIn(amountMinor, voice), told({ purpose }), { facts: { refundId } }),
  DisputePaymentRecorded: ({ data: { refundId, outcome, refundedMinor } }, voice) =>
    together(amountIn(refundedMinor, voice), told({ outcome }), { facts: { refundId } }),
  DisputePaymentSubmitted: ({ data: { refundId } }) => ({ facts: { refundId } }),
  DisputeSettlementBegun: ({ data: { returnRequired } }) => ({
    values: { returnRequired: yesNo(returnRequired) },
    facts: { returnRequired },
  }),
  DisputePaymentOverdue: ({ data: { dueAt, refundIds } }, voice) =>
    together(due(dueAt, voice), { facts: forStaff(voice, { refundIds }) }),
  DisputeReturnConcluded: ({ data: { closeReason, refundedMinor } }, voice) =>
    together(amountIn(refundedMinor, voice), { facts: { closeReason } }),
  DisputeSettled: ({ data: { clock } }, voice) =>
    together(
      { values: { appealable: yesNo(clock !== undefined), dueAt: "" } },
      clock === undefined ? {} : due(clock.dueAt, voice),
    ),
  DisputeAppealed: ({ data: { appealId, party, decisionId } }, voice) =>
    together(by(party, voice), { facts: { appealId, decisionId } }),
  DisputeAppealEnded: ({ data: { appealId, outcome } }) => together(told({ outcome }), { facts: { appealId } }),
  DisputeDecisionRevised: revised,
  DisputeFinalised: ({ data: { closeReason } }) => told({ closeReason }),
  DisputeSuspended: ({ data: { chargebackId } }, voice) => ({ facts: forStaff(voice, { chargebackId }) }),
  DisputeResumed: ({ data: { outcome, chargebackId } }, voice) =>
    together(told({ outcome }), { facts: forStaff(voice, { chargebackId }) }),
};
