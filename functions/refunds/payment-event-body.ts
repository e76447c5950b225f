import { z } from "zod";
import { LegId, OrderId } from "../../domain/kernel/ids.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { Money } from "../../domain/kernel/money.ts";
import { PendingReason, ProviderReason } from "../../domain/refunds/index.ts";

const head = { eventId: z.string().min(1).max(128), occurredAt: Instant };
const providerRefundId = z.string().min(1).max(128);

/** The key that a leg was asked for with: refund, leg and attempt. */
const LegKeyText = z
  .string()
  .regex(/^rfd_\w{26}:leg_\w{26}:\d{1,4}$/, "expected the key that the refund was asked for with");

const ofLeg = { ...head, key: LegKeyText, legId: LegId, providerRefundId, amount: Money };

const onPayment = { ...head, orderId: OrderId, paymentId: z.string().min(1).max(64) };

/** What the payment provider tells: of a leg that we asked for, of a refund made in its own dashboard, or of a chargeback. */
export const PaymentEventBody = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("refund.succeeded"), ...ofLeg, feeMinor: z.int().nonnegative().optional() }),
  z.strictObject({ type: z.literal("refund.pending"), ...ofLeg, pendingReason: PendingReason }),
  z.strictObject({ type: z.literal("refund.failed"), ...ofLeg, reason: ProviderReason }),
  z.strictObject({ type: z.literal("refund.returned"), ...ofLeg, reason: ProviderReason }),
  z.strictObject({ type: z.literal("refund.external"), ...onPayment, providerRefundId, amount: Money }),
  z.strictObject({ type: z.literal("chargeback.opened"), ...onPayment, chargebackId: z.string().min(1).max(128) }),
  z.strictObject({ type: z.literal("chargeback.won"), ...onPayment, chargebackId: z.string().min(1).max(128) }),
  z.strictObject({ type: z.literal("chargeback.lost"), ...onPayment, chargebackId: z.string().min(1).max(128) }),
]);
export type PaymentEventBody = z.infer<typeof PaymentEventBody>;
export type PaymentEventOf<Type extends PaymentEventBody["type"]> = Extract<PaymentEventBody, { type: Type }>;

/** News of a leg of ours. */
export type LegNews = PaymentEventOf<"refund.succeeded" | "refund.pending" | "refund.failed" | "refund.returned">;

/** News of a chargeback. */
export type ChargebackNews = PaymentEventOf<"chargeback.opened" | "chargeback.won" | "chargeback.lost">;
