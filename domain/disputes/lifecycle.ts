import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { DisputeEventType } from "./events.ts";

/**
 * Where a dispute stands. `escalated`, `triage` and `decided` last only inside the decision that passes through them. A chargeback
 * suspends a dispute wherever it stands: that is an axis of its own, `Dispute.suspended`.
 */
export const DisputeStatus = z.enum([
  "negotiation",
  "escalated",
  "triage",
  "awaiting_buyer",
  "awaiting_seller",
  "awaiting_both",
  "under_review",
  "pending_second_approval",
  "decided",
  "settling",
  "settled",
  "final",
  "withdrawn",
  "lapsed",
]);
export type DisputeStatus = z.infer<typeof DisputeStatus>;

const suspension = <S extends DisputeStatus>(status: S) => ({
  DisputeSuspended: status,
  DisputeResumed: status,
});

// What parties send is taken in wherever the dispute is not over: late evidence counts as late, it is not lost.
const words = <S extends DisputeStatus>(status: S) => ({
  DisputeMessageSent: status,
  DisputeEvidenceSubmitted: status,
  DisputeClockReminded: status,
});

// Money that was paid provisionally is reported whenever the provider reports it.
const money = <S extends DisputeStatus>(status: S) => ({
  DisputePaymentOrdered: status,
  DisputePaymentSubmitted: status,
  DisputePaymentRecorded: status,
  DisputePaymentOverdue: status,
  // A bank that gave the buyer the money ends a dispute wherever it stands.
  DisputeFinalised: "final" as const,
});

// An appeal can end while what another one changed is still carried out.
const appeals = <S extends DisputeStatus>(status: S) => ({
  DisputeAppealEnded: status,
});

// The platform's own clock runs while parties are asked, so that asking does not stop it.
const awaiting = <S extends DisputeStatus>(status: S) => ({
  ...words(status),
  ...appeals(status),
  ...money(status),
  ...suspension(status),
  DisputeEvidenceRequested: status,
  DisputeEvidenceExtended: status,
  DisputeEvidenceMissed: status,
  DisputeDecisionOverdue: status,
  DisputeWithdrawn: "withdrawn" as const,
  DisputeReviewBegun: "under_review" as const,
});

/** Status × event → next status of a dispute. `BuyerAwaited` and the like say whose answer is outstanding after a request. */
export const disputeLifecycle: Lifecycle<DisputeStatus, DisputeEventType> = {
  negotiation: {
    ...words("negotiation"),
    ...suspension("negotiation"),
    DisputeOfferMade: "negotiation",
    DisputeOfferClosed: "negotiation",
    DisputeAgreementReached: "decided",
    DisputeFinalised: "final",
    DisputeEscalated: "escalated",
    DisputeLapsed: "lapsed",
    DisputeWithdrawn: "withdrawn",
  },
  escalated: { DisputeTriaged: "triage" },
  triage: {
    DisputeEvidenceRequested: "triage",
    BuyerAwaited: "awaiting_buyer",
    SellerAwaited: "awaiting_seller",
    BothAwaited: "awaiting_both",
    DisputeReviewBegun: "under_review",
    DisputeDecisionMade: "decided",
  },
  awaiting_buyer: { ...awaiting("awaiting_buyer"), SellerAwaited: "awaiting_seller", BothAwaited: "awaiting_both" },
  awaiting_seller: { ...awaiting("awaiting_seller"), BuyerAwaited: "awaiting_buyer", BothAwaited: "awaiting_both" },
  awaiting_both: { ...awaiting("awaiting_both"), BuyerAwaited: "awaiting_buyer", SellerAwaited: "awaiting_seller" },
  under_review: {
    ...words("under_review"),
    ...appeals("under_review"),
    ...money("under_review"),
    ...suspension("under_review"),
    DisputeEvidenceRequested: "under_review",
    BuyerAwaited: "awaiting_buyer",
    SellerAwaited: "awaiting_seller",
    BothAwaited: "awaiting_both",
    DisputeDecisionOverdue: "under_review",
    DisputeDecisionProposed: "pending_second_approval",
    DisputeDecisionMade: "decided",
    DisputeWithdrawn: "withdrawn",
  },
  pending_second_approval: {
    ...words("pending_second_approval"),
    ...appeals("pending_second_approval"),
    ...money("pending_second_approval"),
    ...suspension("pending_second_approval"),
    DisputeDecisionOverdue: "pending_second_approval",
    DisputeDecisionMade: "decided",
    DisputeDecisionRejected: "under_review",
    DisputeDecisionExpired: "under_review",
  },
  decided: { DisputePaymentOrdered: "decided", DisputeSettlementBegun: "settling" },
  settling: {
    ...money("settling"),
    ...suspension("settling"),
    ...appeals("settling"),
    ...words("settling"),
    DisputeReturnConcluded: "settling",
    DisputeDecisionRevised: "decided",
    DisputeSettled: "settled",
  },
  settled: {
    ...suspension("settled"),
    ...appeals("settled"),
    ...words("settled"),
    DisputePaymentSubmitted: "settled",
    DisputePaymentRecorded: "settled",
    DisputeAppealed: "settled",
    DisputeReviewBegun: "under_review",
    DisputeDecisionRevised: "decided",
    DisputeFinalised: "final",
  },
  final: { DisputePaymentSubmitted: "final", DisputePaymentRecorded: "final" },
  withdrawn: {},
  lapsed: {},
};
