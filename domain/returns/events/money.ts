import * as z from "zod";
import { Currency } from "../../kernel/currencies.ts";
import { DecisionId, EvidenceId, RefundId, ReturnId } from "../../kernel/ids.ts";
import { Instant } from "../../kernel/instant.ts";
import { Fault, InspectionReason } from "../../kernel/reasons.ts";
import { LiabilityShares } from "../../ledger/liability.ts";
import { DecisionBasis } from "../basis.ts";
import { CloseReason, SettlementCause } from "../outcomes.ts";
import { CaseClock, Compensation, RefundPurpose, RefundUnit, ReturnLabel, TextId } from "../parts.ts";
import { event } from "./base.ts";

/** What is owed is being paid; the clock is the one for submitting refunds to the payment provider. */
export const SettlementBegun = event("SettlementBegun", {
  because: SettlementCause,
  clock: CaseClock.optional(),
  basis: DecisionBasis.optional(),
});

/**
 * Money to the buyer. `amounts` are net of deductions. A provisional refund is funded by the platform until liability
 * is settled. `shares` is there when somebody decided who bears it; otherwise the fault says so.
 */
export const RefundOrdered = event("RefundOrdered", {
  refundId: RefundId,
  purpose: RefundPurpose,
  units: z.array(RefundUnit).min(1),
  fault: Fault,
  provisional: z.boolean(),
  shares: LiabilityShares.optional(),
  returnLabel: ReturnLabel.optional(),
  commissionReturned: z.boolean(),
  submitBy: Instant,
  currency: Currency,
  basis: DecisionBasis.optional(),
});

/**
 * Who bears a refund that was already ordered; the buyer's money does not move. `shares` are whole percents and are
 * there when they differ from what the fault alone would say.
 */
export const LiabilitySettled = event("LiabilitySettled", {
  refundId: RefundId,
  fault: Fault,
  because: z.enum(["inspection", "parcel_lost", "goods_kept", "decision", "contest", "bad_parcel"]),
  shares: LiabilityShares.optional(),
  returnLabel: ReturnLabel.optional(),
});

/** The payment provider has the refund: the submission clock was kept for it. `clock` is what is still waited for. */
export const RefundSubmitted = event("RefundSubmitted", { refundId: RefundId, clock: CaseClock.optional() });

/** A refund was not submitted in time: a breach that the platform must see. */
export const RefundOverdue = event("RefundOverdue", { refundIds: z.array(RefundId).min(1), dueAt: Instant });

/** All legs of a refund have ended. `clock` is what is still waited for. */
export const RefundOutcomeRecorded = event("RefundOutcomeRecorded", {
  refundId: RefundId,
  outcome: z.enum(["paid", "partly_paid", "cancelled"]),
  refundedMinor: z.int().nonnegative(),
  clock: CaseClock.optional(),
});

/**
 * The platform gives the buyer of its own, beside what was paid and never out of it. `refundId` is the case that pays it;
 * `decisionId` is absent for the bonus of store credit, which no agent decides.
 */
export const CompensationGranted = event("CompensationGranted", {
  ...Compensation.omit({ outcome: true, paidMinor: true }).shape,
  decisionId: DecisionId.optional(),
  currency: Currency,
  submitBy: Instant,
});

/** The payment of a compensation has ended, whatever became of the case meanwhile. */
export const CompensationOutcomeRecorded = event("CompensationOutcomeRecorded", {
  refundId: RefundId,
  outcome: z.enum(["paid", "partly_paid", "cancelled"]),
  paidMinor: z.int().nonnegative(),
});

/** The seller asks who should bear a refund that he did not grant. */
export const RefundContested = event("RefundContested", {
  evidenceIds: z.array(EvidenceId),
  textId: TextId.optional(),
  clock: CaseClock,
});

/** The seller says that what came back after an early refund is not what was sold. */
export const BadParcelReported = event("BadParcelReported", {
  reason: InspectionReason,
  evidenceIds: z.array(EvidenceId),
  textId: TextId.optional(),
  clock: CaseClock,
});

/** The buyer took the request back. */
export const ReturnWithdrawn = event("ReturnWithdrawn", { textId: TextId.optional() });

/** The end. What may still be asked for after it, and until when, stands here; absent means no more. */
export const ReturnClosed = event("ReturnClosed", {
  closeReason: CloseReason,
  duplicateOf: ReturnId.optional(),
  escalateUntil: Instant.optional(),
  contestUntil: Instant.optional(),
  reportUntil: Instant.optional(),
  basis: DecisionBasis.optional(),
});

export const MoneyEvents = [
  SettlementBegun,
  RefundOrdered,
  LiabilitySettled,
  RefundSubmitted,
  RefundOverdue,
  RefundOutcomeRecorded,
  CompensationGranted,
  CompensationOutcomeRecorded,
  RefundContested,
  BadParcelReported,
  ReturnWithdrawn,
  ReturnClosed,
] as const;
