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

/**
 * What the provider is given about a chargeback, for the bank: proof that the buyer was refunded, an agent's answer, or that we give
 * in. `key` is the submission's own: the same twice is once.
 */
export interface ChargebackEvidence {
  readonly key: string;
  readonly chargebackId: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly kind: "refund_proof" | "representment" | "acceptance";
  readonly refunds: readonly {
    readonly refundId: string;
    readonly providerRefundId?: string;
    readonly amount: Money;
    readonly succeededAt: string;
  }[];
  readonly evidenceIds: readonly string[];
  readonly text?: string;
}

/** The provider of payments. A call that got no answer throws `UpstreamFailure`: nobody knows then whether it paid. */
export interface PaymentGateway {
  refund(request: RefundRequest): Promise<RefundAnswer>;
  /** What the provider knows under a key; `not_found` proves that it never paid under it. */
  findRefund(key: string): Promise<RefundAnswer | { readonly outcome: "not_found" }>;
  /** Hands over what the bank is to see; whether it convinces is told by a webhook. */
  submitChargebackEvidence(evidence: ChargebackEvidence): Promise<void>;
}
