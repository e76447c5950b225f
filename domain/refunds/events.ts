import * as z from "zod";
import { ChargebackCaseId, DisputeId, LegId, RefundId, ReturnId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Liability } from "../ledger/liability.ts";
import { RefundClock } from "./clocks.ts";
import { AbandonReason, PendingReason, ProviderReason, RefundLeg } from "./leg.ts";
import { ParkReason, RefundTerms, ReturnLabel } from "./refund.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

const legId = LegId;
const legIds = z.array(LegId);
const leg = RefundLeg;
const minor = z.int().nonnegative();
const providerRefundId = z.string().optional();

/** The case that ordered the refund, so that it is told what became of it. */
const orderedBy = { returnId: ReturnId.optional(), disputeId: DisputeId.optional() };

/** Everything that can have happened to a refund. Money moves in the ledger exactly as these facts move the legs. */
export const RefundEvent = z.discriminatedUnion("type", [
  event("RefundOpened", {
    ...RefundTerms.shape,
    liability: Liability,
    disputedPaymentIds: z.array(z.string()),
    clock: RefundClock,
  }),
  event("LegsPlanned", { legs: z.array(leg) }),
  event("LegsReserved", { legIds }),
  event("LegsHeld", { legIds, paymentId: z.string() }),
  event("LegsReleased", {
    legIds,
    paymentId: z.string(),
    clock: RefundClock.optional(),
    isChargedBack: z.boolean().optional(),
  }),
  event("LegSubmitted", { legId, key: z.string(), clock: RefundClock, ...orderedBy }),
  event("LegAccepted", { legId, pendingReason: PendingReason, providerRefundId, clock: RefundClock }),
  event("LegSucceeded", {
    legId,
    providerRefundId,
    feeMinor: minor,
    /** Whether a bank disputes the payment now: then the bank is shown this refund. */
    isDisputed: z.literal(true).optional(),
  }),
  event("LegFailed", { legId, reason: ProviderReason, providerRefundId }),
  event("LegTimedOut", { legId, clock: RefundClock }),
  event("LegNotFound", { legId }),
  event("LegRetried", { legId, generation: z.int().positive() }),
  event("LegRerouted", { legId, replacement: leg, storeCreditConsentAt: Instant.optional() }),
  event("LegAbandoned", { legId, reason: AbandonReason }),
  event("LegReturned", { legId, reason: ProviderReason, replacement: leg }),
  event("LegContradicted", { legId, reported: z.enum(["succeeded", "failed", "returned", "other_amount"]) }),
  event("LegSettledByChargeback", { legId, chargebackCaseId: ChargebackCaseId.optional() }),
  event("LegSplit", { legId, parts: z.array(leg).min(1) }),
  event("ExternalLegAdopted", { leg, replaces: LegId.optional() }),
  event("StoreCreditBonusEarned", { returnId: ReturnId, legId, bonusId: RefundId, amountMinor: z.int().positive() }),
  event("LiabilityAssigned", { liability: Liability, returnLabel: ReturnLabel.optional() }),
  event("RefundOverdue", { name: RefundClock.shape.name, dueAt: Instant, legId: LegId.optional() }),
  event("RefundParked", {
    refundId: RefundId,
    returnId: ReturnId.optional(),
    why: ParkReason,
    legId: LegId.optional(),
  }),
  event("RefundResumed", { clocks: z.array(z.object({ legId, clock: RefundClock })) }),
  event("RefundAbandoned", { reason: AbandonReason }),
  event("RefundCompleted", {
    refundId: RefundId,
    ...orderedBy,
    outcome: z.enum(["paid", "partly_paid", "cancelled"]),
    refundedMinor: minor,
    purpose: z.literal("compensation").optional(),
  }),
]);
export type RefundEvent = Readonly<z.infer<typeof RefundEvent>>;

/** The event of one type. */
export type RefundEventOf<Type extends RefundEvent["type"]> = Extract<RefundEvent, { type: Type }>;

/** The names of all events, for documents and tests. */
export const refundEventTypes: readonly RefundEvent["type"][] = RefundEvent.options.map(
  (option) => option.shape.type.value,
);
