import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { ChargebackCaseId, LegId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Tender } from "../ledger/tender.ts";
import { ComponentAmounts } from "../ledger/unit-value.ts";
import { RefundClock } from "./clocks.ts";

/**
 * Where one leg stands. `unknown` is a call without an answer: it may have paid. `rerouted` and `returned` legs live on
 * in the leg that replaced them. A failed leg keeps its reservation until somebody reroutes or abandons it.
 */
export const LegStatus = z.enum([
  "planned",
  "reserved",
  "submitted",
  "pending",
  "succeeded",
  "held",
  "failed",
  "unknown",
  "rerouted",
  "returned",
  "cancelled",
]);
export type LegStatus = z.infer<typeof LegStatus>;

/** Why money is on its way and not there yet, in the providers' own words. */
export const PendingReason = z.enum([
  "processing",
  "insufficient_seller_funds",
  "charge_not_settled",
  "action_required",
]);
export type PendingReason = z.infer<typeof PendingReason>;

/** A provider's code for a refusal; never free text. */
export const ProviderReason = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, "expected a code");

/** Why a senior agent gave up on paying a leg; notes in prose are kept apart. */
export const AbandonReason = z.enum([
  "buyer_unreachable",
  "buyer_declined_money",
  "paid_another_way",
  "duplicate",
  "court_order",
  "opened_in_error",
]);
export type AbandonReason = z.infer<typeof AbandonReason>;

const minor = z.int().nonnegative();

/**
 * One payment to the buyer in one tender and currency. It takes from what `paymentId` captured, also when it is paid
 * out by another tender; only a compensation takes from no payment, and has nothing by component. `amounts` is its part by component; `sliceStartMinor` is where that part begins when all
 * units' amounts are laid end to end, absent for money that no unit stands behind. `generation` counts the keys used
 * with the provider.
 */
export const RefundLeg = z.object({
  legId: LegId,
  status: LegStatus,
  origin: z.enum(["planned", "rerouted", "returned", "external", "split"]),
  paymentId: z.string().optional(),
  tender: Tender,
  currency: Currency,
  amountMinor: z.int().positive(),
  amounts: ComponentAmounts,
  sliceStartMinor: minor.optional(),
  holdsReservation: z.boolean(),
  generation: z.int().positive(),
  submissions: minor,
  providerRefundId: z.string().optional(),
  pastProviderRefundIds: z.array(z.string()),
  pendingReason: PendingReason.optional(),
  failedBecause: ProviderReason.optional(),
  abandonedBecause: AbandonReason.optional(),
  replaces: LegId.optional(),
  paidByChargeback: z.boolean(),
  chargebackCaseId: ChargebackCaseId.optional(),
  contradicted: z.boolean(),
  feeMinor: minor,
  heldAt: Instant.optional(),
  submittedAt: Instant.optional(),
  succeededAt: Instant.optional(),
  clock: RefundClock.optional(),
});
export type RefundLeg = Readonly<z.infer<typeof RefundLeg>>;
