import * as z from "zod";
import { ActorRole } from "../../kernel/actor.ts";
import { Currency } from "../../kernel/currencies.ts";
import { Assignment, FlowFlag, PinnedFlags } from "../../kernel/flow-flags.ts";
import { BuyerId, EvidenceId, OfferId, OrderId, ReturnId, SellerId } from "../../kernel/ids.ts";
import { Instant } from "../../kernel/instant.ts";
import { PinnedVariants } from "../../kernel/pinned-variants.ts";
import { RejectReason } from "../../kernel/reasons.ts";
import { RequestFacts } from "../../kernel/request-facts.ts";
import { ReturnTerms } from "../../kernel/terms.ts";
import { DecisionBasis } from "../basis.ts";
import { RequestedUnit } from "../commands/request.ts";
import { EscalationCause } from "../outcomes.ts";
import { CaseClock, TextId } from "../parts.ts";
import { event } from "./base.ts";

const evidence = { evidenceIds: z.array(EvidenceId), textId: TextId.optional() };

/**
 * A return was asked for; the terms hold verdict, explanation and policy version for as long as the case lives. `facts` are
 * what the policy judged, so that any other version can judge the same; events from before they were kept have none.
 */
export const ReturnRequested = event("ReturnRequested", {
  returnId: ReturnId,
  orderId: OrderId,
  buyerId: BuyerId,
  sellerId: SellerId,
  market: z.string(),
  currency: Currency,
  requestedBy: ActorRole,
  units: z.array(RequestedUnit).min(1),
  terms: ReturnTerms,
  facts: RequestFacts.optional(),
  experiments: PinnedVariants.optional(),
  flags: PinnedFlags.optional(),
  textId: TextId.optional(),
});

/** The seller has to answer: at the start, or again because an offer came to nothing. */
export const SellerAsked = event("SellerAsked", { because: z.enum(["request", "offer_ended"]), clock: CaseClock });

/**
 * The goods may be sent back. `agreedMinor` caps the refund when the parties settled on an amount. Events from before the basis
 * of decisions was kept have none, here as everywhere.
 */
export const ReturnApproved = event("ReturnApproved", {
  by: z.enum(["policy", "seller", "seller_silence", "agreement", "agent", "dispute"]),
  agreedMinor: z.int().positive().optional(),
  clock: CaseClock,
  basis: DecisionBasis.optional(),
});

/** The seller says that the parties agreed; only the buyer can confirm it. */
export const AgreementClaimed = event("AgreementClaimed", evidence);

/** The seller refused the request, or the goods that came back. */
export const ReturnRejected = event("ReturnRejected", {
  stage: z.enum(["request", "inspection"]),
  reason: z.string(),
  ruleId: z.string().optional(),
  ...evidence,
  clock: CaseClock,
});

/** The buyer asked the seller to look again; `attempt` counts from 1. */
export const ReturnResubmitted = event("ReturnResubmitted", {
  attempt: z.int().positive(),
  ...evidence,
  clock: CaseClock,
});

/** The case waits for an agent. */
export const ReturnEscalated = event("ReturnEscalated", {
  because: EscalationCause,
  by: ActorRole,
  rejectReason: RejectReason.optional(),
  ...evidence,
  clock: CaseClock,
});

/** Another reminder of the answer that is due went to the seller; the one named by the clock. */
export const SellerReminded = event("SellerReminded", { remindAt: Instant });

/**
 * From here on the variant of a flag that an experiment varies makes a difference in this case. `key` is the experiment's,
 * `surface` the place in the flow.
 */
export const VariantExposed = event("VariantExposed", {
  ...Assignment.shape,
  flag: FlowFlag,
  variant: z.string(),
  surface: z.enum(["seller_asked", "return_approved", "parcel_seen"]),
});

/** Somebody put an amount on the table: a party, or the platform before the goods are sent; `totalEndsAt` is when the whole negotiation ends. */
export const OfferMade = event("OfferMade", {
  offerId: OfferId,
  by: z.enum(["buyer", "seller", "platform"]),
  round: z.int().positive(),
  amountMinor: z.int().positive(),
  withReturn: z.boolean(),
  counters: OfferId.optional(),
  textId: TextId.optional(),
  totalEndsAt: Instant,
  clock: CaseClock,
});

/** The open offer was accepted, declined, or ran out. */
export const OfferClosed = event("OfferClosed", {
  offerId: OfferId,
  outcome: z.enum(["accepted", "declined", "expired"]),
});

export const OpeningEvents = [
  ReturnRequested,
  SellerAsked,
  SellerReminded,
  VariantExposed,
  ReturnApproved,
  AgreementClaimed,
  ReturnRejected,
  ReturnResubmitted,
  ReturnEscalated,
  OfferMade,
  OfferClosed,
] as const;
