import * as z from "zod";
import { ClockLength } from "../kernel/clocks.ts";
import { Currency } from "../kernel/currencies.ts";
import { BuyerId, DecisionId, DisputeId, LegId, LineId, OrderId, RefundId, ReturnId, SellerId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { ReturnShippingPayer } from "../kernel/terms.ts";
import { PolicyVersion } from "../ledger/journal.ts";
import { Liability } from "../ledger/liability.ts";
import { CompensationTender, FallbackTender } from "../ledger/tender.ts";
import { ComponentAmounts, UnitValue } from "../ledger/unit-value.ts";
import { RefundClock } from "./clocks.ts";
import { RefundLeg } from "./leg.ts";

const minor = z.int().nonnegative();

/**
 * What the money is for. `external` is money that somebody refunded at the provider, past this system. `compensation` is
 * the platform's own money beside what was paid: it takes from no payment and changes nothing of what is refundable.
 */
export const RefundPurpose = z.enum([
  "return",
  "offer",
  "returnless",
  "provisional",
  "decision",
  "shipping",
  "external",
  "compensation",
]);
export type RefundPurpose = z.infer<typeof RefundPurpose>;

/** What was kept back from a unit, and why. */
export const Deduction = z.object({
  code: z.enum(["RESTOCKING_FEE", "DIMINISHED_VALUE", "RETURN_LABEL"]),
  amountMinor: minor,
});
export type Deduction = Readonly<z.infer<typeof Deduction>>;

/**
 * What the buyer gets for one unit: `amounts` is net of the deductions. `refundedBeforeMinor` is what earlier refunds
 * gave or kept back of its item and tax, so that commission and discounts return exactly once over several refunds.
 */
export const RefundUnit = z.object({
  lineId: LineId,
  unitNo: z.int().positive(),
  amounts: ComponentAmounts,
  deductions: z.array(Deduction),
  refundedBeforeMinor: minor.optional(),
});
export type RefundUnit = Readonly<z.infer<typeof RefundUnit>>;

/** Why a refund waits for a person. */
export const ParkReason = z.enum([
  "exceeds_refundable",
  "provider_declined",
  "money_returned",
  "submission_overdue",
  "answer_overdue",
  "payment_overdue",
  "provider_unreachable",
  "provider_contradicts_itself",
  "process_failed",
]);
export type ParkReason = z.infer<typeof ParkReason>;

/** The cost of the label that carried the goods back, and who bears it. */
export const ReturnLabel = z.object({ payer: ReturnShippingPayer, costMinor: minor });

/** What a refund is told when it opens and never changes. */
export const RefundTerms = z.object({
  refundId: RefundId,
  returnId: ReturnId.optional(),
  /** The dispute that ordered it; such a refund has no return, though the dispute may be about one. */
  disputeId: DisputeId.optional(),
  decisionId: DecisionId.optional(),
  orderId: OrderId,
  buyerId: BuyerId,
  sellerId: SellerId,
  market: z.string().regex(/^[A-Z]{2}$/, "expected two capital letters"),
  currency: Currency,
  purpose: RefundPurpose,
  policy: PolicyVersion,
  units: z.array(RefundUnit),
  unitValues: z.array(UnitValue),
  returnLabel: ReturnLabel.optional(),
  commissionReturned: z.boolean(),
  adminFeePercent: z.int().min(0).max(100),
  platformAbsorbsUndeterminedUpToMinor: minor,
  fallbackTenders: z.array(FallbackTender),
  storeCreditConsentAt: Instant.optional(),
  /** How much and by which tender, where the purpose is compensation; there are no units then. */
  compensation: z.object({ amountMinor: z.int().positive(), tender: CompensationTender }).optional(),
  /** Of money that becomes store credit with the buyer's consent; absent where the policy gives none. */
  storeCreditBonusPercent: z.int().min(0).max(100).optional(),
  pendingOverdue: ClockLength,
  unknownOverdue: ClockLength,
});
export type RefundTerms = Readonly<z.infer<typeof RefundTerms>>;

/**
 * One order of money to one buyer out of one seller's part of one order, paid in legs. `parked` is what waits for a
 * person: one leg, or all of the refund where no leg is named.
 */
export const Refund = RefundTerms.extend({
  openedAt: Instant,
  liability: Liability,
  legs: z.array(RefundLeg),
  disputedPaymentIds: z.array(z.string()),
  /** The payments that a bank took back, in whole or in part: nothing on them is paid another way without a person. */
  chargedBackPaymentIds: z.array(z.string()).optional(),
  /** The legs, as they were planned, whose money earned its bonus. */
  bonusLegIds: z.array(LegId).optional(),
  reservedAt: Instant.optional(),
  abandonedAt: Instant.optional(),
  clock: RefundClock.optional(),
  parked: z.array(z.object({ why: ParkReason, at: Instant, legId: LegId.optional() })),
  completed: z
    .object({ at: Instant, outcome: z.enum(["paid", "partly_paid", "cancelled"]), refundedMinor: minor })
    .optional(),
  eventCount: z.int().positive(),
});
export type Refund = Readonly<z.infer<typeof Refund>>;

/** A refund, or nothing before its first event. */
export type RefundState = Refund | undefined;
