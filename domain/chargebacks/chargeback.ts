import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { BuyerId, ChargebackCaseId, EvidenceId, OrderId, RefundId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Money } from "../kernel/money.ts";
import { PolicyVersion } from "../ledger/journal.ts";
import { Tender } from "../ledger/tender.ts";
import { Component } from "../ledger/unit-value.ts";
import { ChargebackStatus } from "./lifecycle.ts";

const minor = z.int().nonnegative();

/** Why the buyer went to the bank, in words that no card network owns; the provider's own code stands beside it. */
export const ChargebackReason = z.enum([
  "fraud",
  "not_received",
  "not_as_described",
  "duplicate",
  "credit_not_processed",
  "cancelled",
  "other",
]);
export type ChargebackReason = z.infer<typeof ChargebackReason>;

/** How far the banks are. An inquiry has taken no money for good and may still be ended by refunding. */
export const ChargebackStage = z.enum(["inquiry", "first_chargeback", "pre_arbitration", "arbitration"]);
export type ChargebackStage = z.infer<typeof ChargebackStage>;

/**
 * What the provider tells of a chargeback. `amount` is what it debits us, in the payment's currency; `presentment` what the
 * bank claims in the buyer's own currency, where that is another. `isRefundable` says that refunding still ends the case.
 */
export const ChargebackDetails = z.object({
  amount: Money.optional(),
  presentment: Money.optional(),
  reason: ChargebackReason.optional(),
  providerReason: z.string().optional(),
  stage: ChargebackStage.optional(),
  respondBy: Instant.optional(),
  isRefundable: z.boolean().optional(),
});
export type ChargebackDetails = Readonly<z.infer<typeof ChargebackDetails>>;

/** What kind of news came. */
export const NewsType = z.enum(["opened", "updated", "won", "lost"]);
export type NewsType = z.infer<typeof NewsType>;

/** One piece of news, with when the provider says that it happened. */
export const ChargebackNews = z.object({ type: NewsType, occurredAt: Instant, details: ChargebackDetails });
export type ChargebackNews = Readonly<z.infer<typeof ChargebackNews>>;

/** The payment that a chargeback takes back, as we know it. */
export const DisputedPayment = z.object({
  orderId: OrderId,
  paymentId: z.string(),
  buyerId: BuyerId,
  market: z.string(),
  currency: Currency,
  tender: Tender,
  capturedMinor: minor,
  policy: PolicyVersion,
});
export type DisputedPayment = Readonly<z.infer<typeof DisputedPayment>>;

/** A refund that the buyer has: what is shown to the bank. */
export const RefundProof = z.object({
  refundId: RefundId,
  legId: z.string(),
  providerRefundId: z.string().optional(),
  amountMinor: z.int().positive(),
  currency: Currency,
  succeededAt: Instant,
});
export type RefundProof = Readonly<z.infer<typeof RefundProof>>;

/** Something that is sent to the provider: proof of refunds by itself, an agent's answer, or that we give in. */
export const Submission = z.object({
  submissionId: z.string(),
  kind: z.enum(["refund_proof", "representment", "acceptance"]),
  refunds: z.array(RefundProof),
  textId: TextId.optional(),
  evidenceIds: z.array(EvidenceId),
  wantedAt: Instant,
  submittedAt: Instant.optional(),
});
export type Submission = Readonly<z.infer<typeof Submission>>;

/** A part of the loss that was taken from what is still refundable, by seller and component. */
export const CountedPart = z.object({ sellerId: z.string(), component: Component, amountMinor: z.int().positive() });
export type CountedPart = Readonly<z.infer<typeof CountedPart>>;

/** The clocks of an open chargeback; an absent one does not run. */
export const ChargebackClocks = z.object({
  warnAt: Instant.optional(),
  respondBy: Instant.optional(),
  outcomeDueAt: Instant.optional(),
});
export type ChargebackClocks = Readonly<z.infer<typeof ChargebackClocks>>;

/**
 * One chargeback. `payment` is absent while nobody knows the order or the payment that it names; then nothing is booked.
 * `settledMinor` is what refunds that were held count as paid by it, `counted` what was taken from what is refundable, and
 * `dualRecovery` what the buyer has, or would have, both ways.
 */
export const Chargeback = z.object({
  chargebackCaseId: ChargebackCaseId,
  chargebackId: z.string(),
  named: z.object({ orderId: OrderId, paymentId: z.string() }),
  payment: DisputedPayment.optional(),
  status: ChargebackStatus,
  stage: ChargebackStage,
  details: ChargebackDetails,
  /** In the payment's currency; nothing while it is unmatched. */
  disputedMinor: minor,
  openedAt: Instant,
  isHolding: z.boolean(),
  clocks: ChargebackClocks,
  submissions: z.array(Submission),
  news: z.array(ChargebackNews),
  lost: z.object({ at: Instant, amountMinor: minor }).optional(),
  settledMinor: minor,
  counted: z.array(CountedPart),
  dualRecovery: z.object({ amountMinor: minor, isFinal: z.boolean() }),
  reviewable: z.array(z.enum(["no_response", "outcome_overdue", "news_after_end", "dual_recovery"])),
  eventCount: z.int().positive(),
});
export type Chargeback = Readonly<z.infer<typeof Chargeback>>;

/** Nothing before the first event. */
export type ChargebackState = Chargeback | undefined;

/** A chargeback whose payment is known. */
export type MatchedChargeback = Chargeback & { readonly payment: DisputedPayment };

/** Whether the payment is known, so that money can be booked and others be told. */
export const isMatched = (state: ChargebackState): state is MatchedChargeback => state?.payment !== undefined;

/** Whether the bank has not decided yet. */
export const isRunning = ({ status }: Pick<Chargeback, "status">): boolean => status !== "won" && status !== "lost";
