import * as z from "zod";
import { DisputeId, EvidenceId, OfferId, RefundId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { CompensationReason, Fault, InspectionReason, OverrideReason } from "../kernel/reasons.ts";
import { CompensationTender } from "../ledger/tender.ts";
import { ComponentAmounts } from "../ledger/unit-value.ts";

/** Points to a text that a person wrote; the text itself is kept apart, so that it can be erased. */
export const TextId = z.string().min(1).max(64);

/** One unit of one order line: the smallest thing that comes back or is refunded. `unitNo` counts from 1. */
export const UnitKey = z.object({ lineId: z.string().min(1), unitNo: z.int().positive() });
export type UnitKey = z.infer<typeof UnitKey>;

const minor = z.int().nonnegative();

/**
 * What is kept back from a unit's refund: a contractual fee, a statutory loss of value, or the label the buyer used.
 */
export const DeductionCode = z.enum(["RESTOCKING_FEE", "DIMINISHED_VALUE", "RETURN_LABEL"]);
export const Deduction = z.object({ code: DeductionCode, amountMinor: minor });
export type Deduction = z.infer<typeof Deduction>;

/** Where a unit's goods go after inspection. */
export const Disposition = z.enum([
  "restock",
  "refurbish",
  "dispose",
  "return_to_seller",
  "return_to_buyer",
  "quarantine",
]);
export type Disposition = z.infer<typeof Disposition>;

/** What the seller or warehouse found for one unit. */
export const InspectionResult = z.enum(["accepted", "accepted_with_deduction", "rejected", "missing"]);

/** One unit's inspection as recorded. `disposition` is absent when there are no goods to send anywhere. */
export const InspectionLine = UnitKey.extend({
  result: InspectionResult,
  reason: InspectionReason.optional(),
  deductions: z.array(Deduction),
  evidenceIds: z.array(EvidenceId),
  disposition: Disposition.optional(),
});
export type InspectionLine = z.infer<typeof InspectionLine>;

/** Every clock that a case can be under; the names of `ReturnTerms.clocks`, and the ones derived from them. */
export const ClockName = z.enum([
  "seller_answer",
  "offer",
  "rejection_reaction",
  "hand_over",
  "reopening_window",
  "transit_silence",
  "inspection",
  "platform_decision",
  "provisional_payment",
  "refund_submission",
]);
export type ClockName = z.infer<typeof ClockName>;

/** What happens by itself when nobody acts in time. */
export const TimeoutOutcome = z.enum([
  "refund_without_return",
  "approve_return",
  "fall_back",
  "escalate",
  "close",
  "lapse",
  "settle_or_escalate",
  "accept_as_received",
  "record_breach",
  "pay_provisionally",
]);
export type TimeoutOutcome = z.infer<typeof TimeoutOutcome>;

/** A running deadline. `remindAt` holds the reminders that are still to be sent, in order. */
export const CaseClock = z.object({
  name: ClockName,
  startedAt: Instant,
  dueAt: Instant,
  remindAt: z.array(Instant),
  onTimeout: TimeoutOutcome,
});
export type CaseClock = z.infer<typeof CaseClock>;

/** Who chose the carrier, and so who bears the risk of a lost parcel. A label counts as its issuer's. */
export const CarriageBy = z.enum(["buyer", "seller", "platform"]);
export type CarriageBy = z.infer<typeof CarriageBy>;

/** One parcel on its way back. `lastScanAt` is the carrier's own time of the newest scan that counted. */
export const Parcel = z.object({
  parcelId: z.string().min(1).max(128),
  arrangedBy: CarriageBy,
  carrier: z.string().max(64).optional(),
  trackingNumber: z.string().max(128).optional(),
  units: z.array(UnitKey).min(1),
  handedOverAt: Instant,
  lastScanAt: Instant.optional(),
  deliveredAt: Instant.optional(),
  standing: z.enum(["in_transit", "delivered", "lost", "returned"]),
});
export type Parcel = z.infer<typeof Parcel>;

/** One proposal of money in a negotiation, by either party or by the platform to the buyer; the newest may be open. */
export const Offer = z.object({
  offerId: OfferId,
  by: z.enum(["buyer", "seller", "platform"]),
  round: z.int().positive(),
  amountMinor: minor,
  withReturn: z.boolean(),
  standing: z.enum(["open", "countered", "accepted", "declined", "expired"]),
  madeAt: Instant,
  expiresAt: Instant,
});
export type Offer = z.infer<typeof Offer>;

/**
 * Who pays in the end; `buyer` is a claim against the buyer that the platform holds, for a refund that was not
 * deserved.
 */
export const Bearer = z.enum(["seller", "platform", "carrier", "buyer"]);
export type Bearer = z.infer<typeof Bearer>;

/** Why money is ordered. */
export const RefundPurpose = z.enum(["return", "offer", "returnless", "provisional", "decision", "shipping"]);
export type RefundPurpose = z.infer<typeof RefundPurpose>;

/** What an agent gives a buyer of the platform's own money, beside or instead of a refund. */
export const Grant = z.object({
  amountMinor: z.int().positive(),
  tender: CompensationTender,
  reason: OverrideReason,
});
export type Grant = z.infer<typeof Grant>;

/** What the case remembers of a compensation; it is paid as a refund case of its own, and is no refund. */
export const Compensation = z.object({
  refundId: RefundId,
  amountMinor: z.int().positive(),
  tender: CompensationTender,
  reason: CompensationReason,
  outcome: z.enum(["paid", "partly_paid", "cancelled"]).optional(),
  paidMinor: minor.optional(),
});
export type Compensation = z.infer<typeof Compensation>;

/** One unit in a refund; `amounts` is what the buyer gets, net of the deductions named beside it. */
export const RefundUnit = UnitKey.extend({ amounts: ComponentAmounts, deductions: z.array(Deduction) });
export type RefundUnit = z.infer<typeof RefundUnit>;

/** The cost of the label that carried the goods back, and who bears it. */
export const ReturnLabel = z.object({
  payer: z.enum(["buyer", "seller", "platform"]),
  costMinor: minor,
});
export type ReturnLabel = z.infer<typeof ReturnLabel>;

/** What the case remembers of a refund it ordered; the refund itself is a case of its own. */
export const OrderedRefund = z.object({
  refundId: RefundId,
  purpose: RefundPurpose,
  provisional: z.boolean(),
  fault: Fault,
  amountMinor: minor,
  units: z.array(UnitKey.extend({ amountMinor: minor })),
  labelDeductedMinor: minor,
  liabilitySettled: z.boolean(),
  submitted: z.boolean(),
  outcome: z.enum(["paid", "partly_paid", "cancelled"]).optional(),
  refundedMinor: minor.optional(),
});
export type OrderedRefund = z.infer<typeof OrderedRefund>;

/** A unit that another case ordered money for, and how much. */
export const PaidUnit = UnitKey.extend({ amountMinor: minor });
export type PaidUnit = z.infer<typeof PaidUnit>;

/** What a dispute says about the return that was handed to it: the goods shall come back, or how the return ends. */
export const DisputeReturnOutcome = z.enum([
  "return_required",
  "DECIDED_BUYER",
  "DECIDED_SELLER",
  "DECIDED_SPLIT",
  "REJECTED_UNCHALLENGED",
  "SUPERSEDED_BY_CHARGEBACK",
]);
export type DisputeReturnOutcome = z.infer<typeof DisputeReturnOutcome>;

/** The dispute that has or had the return; `outcome` is absent while it has it. */
export const HandedDispute = z.object({
  disputeId: DisputeId,
  since: Instant,
  outcome: DisputeReturnOutcome.optional(),
  paidUnits: z.array(PaidUnit),
});
export type HandedDispute = z.infer<typeof HandedDispute>;
