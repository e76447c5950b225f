import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { MarketCalendar } from "../kernel/clocks.ts";
import { ChargebackCaseId, LegId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { BalanceRow, PaymentRow } from "../ledger/balances.ts";
import { Liability } from "../ledger/liability.ts";
import { Tender } from "../ledger/tender.ts";
import { AbandonReason, PendingReason, ProviderReason } from "./leg.ts";
import { ParkReason, RefundTerms, ReturnLabel } from "./refund.ts";

const command = <Type extends string, Payload extends z.ZodRawShape>(type: Type, payload: Payload) =>
  z.object({ type: z.literal(type), at: Instant, actor: Actor, ...payload });

const legId = LegId;
const calendar = MarketCalendar;
const providerRefundId = z.string().min(1).max(128).optional();
const minor = z.int().nonnegative();

/** The refundable balances and payments of the order as they are now. */
const ledgerFacts = { balances: z.array(BalanceRow), payments: z.array(PaymentRow) };

const succeeded = z.object({ outcome: z.literal("succeeded"), providerRefundId, feeMinor: minor.optional() });
const pending = z.object({ outcome: z.literal("pending"), providerRefundId, pendingReason: PendingReason });
const declined = z.object({ outcome: z.literal("declined"), providerRefundId, reason: ProviderReason });
const returned = z.object({ outcome: z.literal("returned"), providerRefundId, reason: ProviderReason });
const notFound = z.object({ outcome: z.literal("not_found") });

/** What a provider can say of a leg. `feeMinor` is what it charged for the refund. */
export const ProviderReport = z.discriminatedUnion("outcome", [succeeded, pending, declined, returned]);
export type ProviderReport = Readonly<z.infer<typeof ProviderReport>>;

/** Everything that a refund can be told. Commands that start a clock bring the market's calendar. */
export const RefundCommand = z.discriminatedUnion("type", [
  command("OpenRefund", {
    ...RefundTerms.shape,
    fault: Liability.shape.fault,
    shares: Liability.shape.shares,
    provisional: z.boolean(),
    submitBy: Instant,
    disputedPaymentIds: z.array(z.string()).optional(),
  }),
  command("ReserveRefund", ledgerFacts),
  command("MarkLegSubmitted", { legId, calendar }),
  command("RecordLegAnswer", {
    legId,
    generation: z.int().positive().optional(),
    answer: z.discriminatedUnion("outcome", [succeeded, pending, declined]),
    calendar,
  }),
  command("RecordLegTimeout", { legId, calendar }),
  command("RecordReconciliation", {
    legId,
    found: z.discriminatedUnion("outcome", [succeeded, pending, declined, notFound]),
    calendar,
  }),
  command("RecordWebhook", {
    legId: LegId.optional(),
    generation: z.int().positive().optional(),
    amountMinor: minor.optional(),
    report: ProviderReport,
    calendar,
  }),
  command("RecordLegReturned", { legId, reason: ProviderReason }),
  command("RerouteLeg", { legId, tender: Tender, storeCreditConsentAt: Instant.optional() }),
  command("AbandonLeg", { legId, reason: AbandonReason }),
  command("HoldLegs", { paymentId: z.string() }),
  command("ReleaseLegs", {
    paymentId: z.string(),
    chargeback: z.enum(["won", "lost"]),
    /** Of a loss: which chargeback, how much of it may be for this refund, and whether another still holds the payment. */
    chargebackCaseId: ChargebackCaseId.optional(),
    lostMinor: minor.optional(),
    isStillDisputed: z.boolean().optional(),
  }),
  command("AdoptExternalRefund", {
    paymentId: z.string(),
    amountMinor: z.int().positive(),
    providerRefundId: z.string().min(1).max(128),
    ...ledgerFacts,
  }),
  command("AssignLiability", {
    fault: Liability.shape.fault,
    shares: Liability.shape.shares,
    returnLabel: ReturnLabel.optional(),
  }),
  command("ParkRefund", { why: ParkReason, legId: LegId.optional() }),
  command("ResumeRefund", { calendar }),
  command("AbandonRefund", { reason: AbandonReason }),
  command("RingClock", {}),
]);
export type RefundCommand = Readonly<z.infer<typeof RefundCommand>>;

/** The command of one type. */
export type RefundCommandOf<Type extends RefundCommand["type"]> = Extract<RefundCommand, { type: Type }>;
