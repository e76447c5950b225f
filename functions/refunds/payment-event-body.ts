import * as z from "zod";
import { ChargebackReason, ChargebackStage } from "../../domain/chargebacks/chargeback.ts";
import { Currency } from "../../domain/kernel/currencies.ts";
import { LegId, OrderId } from "../../domain/kernel/ids.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { text } from "../../domain/kernel/text.ts";
import { PendingReason, ProviderReason } from "../../domain/refunds/index.ts";

const head = { eventId: text(128), occurredAt: Instant };
const providerRefundId = text(128);

// Nobody pays nothing: a message about an amount of zero is a mistake.
const amount = z.strictObject({ amountMinor: z.int().positive(), currency: Currency });

/** The key that a leg was asked for with: refund, leg and attempt. */
const LegKeyText = z
  .string()
  .regex(/^rfd_\w{26}:leg_\w{26}:\d{1,4}$/, "expected the key that the refund was asked for with");

const ofLeg = { ...head, key: LegKeyText, legId: LegId, providerRefundId, amount };

const onPayment = { ...head, orderId: OrderId, paymentId: text(64) };

const onChargeback = { ...onPayment, chargebackId: text(128) };

// What the provider debits us, in the payment's currency, and what the bank claims in the buyer's own where that is another. A
// provider that names no amount means all that was captured.
const amounts = { amount: amount.optional(), presentment: amount.optional() };

const details = {
  ...amounts,
  reason: ChargebackReason.optional(),
  providerReason: text(64).optional(),
  stage: ChargebackStage.optional(),
  respondBy: Instant.optional(),
  isRefundable: z.boolean().optional(),
};

/** What the payment provider tells: of a leg that we asked for, of a refund made in its own dashboard, or of a chargeback. */
export const PaymentEventBody = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("refund.succeeded"), ...ofLeg, feeMinor: z.int().nonnegative().optional() }),
  z.strictObject({ type: z.literal("refund.pending"), ...ofLeg, pendingReason: PendingReason }),
  z.strictObject({ type: z.literal("refund.failed"), ...ofLeg, reason: ProviderReason }),
  z.strictObject({ type: z.literal("refund.returned"), ...ofLeg, reason: ProviderReason }),
  z.strictObject({ type: z.literal("refund.external"), ...onPayment, providerRefundId, amount }),
  z.strictObject({ type: z.literal("chargeback.opened"), ...onChargeback, ...details }),
  z.strictObject({ type: z.literal("chargeback.updated"), ...onChargeback, ...details }),
  z.strictObject({ type: z.literal("chargeback.won"), ...onChargeback }),
  z.strictObject({ type: z.literal("chargeback.lost"), ...onChargeback, ...amounts }),
]);
export type PaymentEventBody = z.infer<typeof PaymentEventBody>;
export type PaymentEventOf<Type extends PaymentEventBody["type"]> = Extract<PaymentEventBody, { type: Type }>;

/** News of a leg of ours. */
export type LegNews = PaymentEventOf<"refund.succeeded" | "refund.pending" | "refund.failed" | "refund.returned">;

/** News of a chargeback. */
export type ChargebackPaymentEvent = PaymentEventOf<
  "chargeback.opened" | "chargeback.updated" | "chargeback.won" | "chargeback.lost"
>;
