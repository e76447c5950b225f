import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { BuyerId, DisputeId, OfferId, OrderId, ReturnId, SellerId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { DisputeGround } from "../kernel/reasons.ts";
import { DecisionLegs } from "../ledger/decision-legs.ts";
import { DisputeClock } from "./clock.ts";
import { DisputeDecision, PendingDecision } from "./decision.ts";
import { DisputeStatus } from "./lifecycle.ts";
import {
  DisputeCloseReason,
  DisputeOffer,
  EvidenceRequest,
  HeardAppeal,
  Message,
  OrderedPayment,
  Recoup,
  Submission,
} from "./parts.ts";
import { DisputeTerms, Party } from "./terms.ts";
import { DisputedUnit } from "./unit.ts";

/**
 * What is known of the delivery of the units in dispute, for triage: whether a carrier ever scanned them, whether their arrival is
 * proven by signature or a scan at the address, and until when they were promised.
 */
export const ProofFacts = z.object({
  shipped: z.boolean(),
  deliveredAt: Instant.optional(),
  deliveryProven: z.boolean(),
  promisedAt: Instant.optional(),
});
export type ProofFacts = z.infer<typeof ProofFacts>;

/** What a dispute is told when it opens and never changes, but for the units' amounts. */
export const DisputeHead = z.object({
  disputeId: DisputeId,
  orderId: OrderId,
  buyerId: BuyerId,
  sellerId: SellerId,
  market: z.string().regex(/^[A-Z]{2}$/, "expected two capital letters"),
  currency: Currency,
  openedBy: Party,
  /** The return that it is about. `returnIsOpen` says that the return was handed over and waits for the outcome. */
  returnId: ReturnId.optional(),
  returnIsOpen: z.boolean(),
  /** Whether the goods can still be asked for through that return: once a parcel went, they cannot. */
  mayComeBack: z.boolean(),
  ground: DisputeGround,
  units: z.array(DisputedUnit).min(1),
  terms: DisputeTerms,
});

/** One dispute: units of one order between its buyer and one seller, always equal to its timeline played from the start. */
export const Dispute = DisputeHead.extend({
  status: DisputeStatus,
  openedAt: Instant,
  enteredAt: Instant,
  messages: z.array(Message),
  offers: z.array(DisputeOffer),
  requests: z.array(EvidenceRequest),
  submissions: z.array(Submission),
  escalatedAt: Instant.optional(),
  proof: ProofFacts.optional(),
  pending: PendingDecision.optional(),
  /** What the parties agreed on, where an offer was accepted. */
  agreement: z.object({ offerId: OfferId, acceptedBy: Party, amountMinor: z.int(), legs: DecisionLegs }).optional(),
  /** Every decision that held, the first one first; revisions carry only what was new. */
  decisions: z.array(DisputeDecision),
  payments: z.array(OrderedPayment),
  /** Set while a decision waits for the goods to come back through the return. */
  returnRequired: z.boolean(),
  returnConcluded: z.object({ closeReason: z.string(), refundedMinor: z.int().nonnegative() }).optional(),
  appeals: z.array(HeardAppeal),
  recoup: z.object({ buyer: Recoup, seller: Recoup }),
  breaches: z.array(z.object({ clock: DisputeClock.shape.name, dueAt: Instant })),
  suspended: z.object({ chargebackId: z.string(), since: Instant }).optional(),
  clocks: z.array(DisputeClock),
  closeReason: DisputeCloseReason.optional(),
});
export type Dispute = Readonly<z.infer<typeof Dispute>>;

/** Nothing before the first event. */
export type DisputeState = Dispute | undefined;
