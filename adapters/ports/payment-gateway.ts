import type { Money } from "../../domain/kernel/money.ts";
import type { ComponentAmounts } from "../../domain/ledger/unit-value.ts";

/**
 * One leg as the payment provider is asked to pay it. `key` is the leg's own: asking twice pays once. A refund gives back what
 * `paymentId` captured; a compensation is the platform's own money beside it, and names no payment.
 */
export interface RefundRequest {
  readonly key: string;
  readonly refundId: string;
  readonly legId: string;
  readonly orderId: string;
  readonly kind: "refund" | "compensation";
  readonly paymentId?: string;
  readonly tender: string;
  readonly amount: Money;
  /** Some providers want to know what the money is for, line by line. */
  readonly lines: readonly { readonly lineId: string; readonly units: number; readonly amounts: ComponentAmounts }[];
}

/** What the provider says of a refund. */
export type RefundAnswer =
  | { readonly outcome: "succeeded"; readonly providerRefundId: string }
  | { readonly outcome: "pending"; readonly providerRefundId: string; readonly pendingReason: PendingReason }
  | { readonly outcome: "declined"; readonly reason: string };

/** Why money is on its way and not there; the first three are Stripe's names, in our spelling. */
export type PendingReason = "processing" | "insufficient_seller_funds" | "charge_not_settled" | "action_required";

/** The provider of payments. A call that got no answer throws `UpstreamFailure`: nobody knows then whether it paid. */
export interface PaymentGateway {
  refund(request: RefundRequest): Promise<RefundAnswer>;
  /** What the provider knows under a key; `not_found` proves that it never paid under it. */
  findRefund(key: string): Promise<RefundAnswer | { readonly outcome: "not_found" }>;
}
