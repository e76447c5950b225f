import * as z from "zod";
import { Instant } from "./instant.ts";
import { BuyerReason } from "./reasons.ts";

/** A trader sells by profession and owes the buyer the law's rights; a private seller owes what the platform promises. */
export const LegalStatus = z.enum(["trader", "private"]);

/** Only consumers have the law's right to withdraw. */
export const BuyerKind = z.enum(["consumer", "business"]);

/** Marks on an order line that a policy may name. Orders may carry others: no rule sees those. */
export const LineFlag = z.enum([
  "final_sale",
  "custom_made",
  "perishable",
  "hygiene_sealed",
  "media_sealed",
  "digital_started",
  "newspaper",
  "mixed_inseparably",
  "dated_service",
  "subscription",
]);
export type LineFlag = z.infer<typeof LineFlag>;

/** What is known of one line that the buyer wants to send back or never got. */
export const LineFacts = z.strictObject({
  lineId: z.string().min(1),
  reason: BuyerReason,
  category: z.string(),
  flags: z.array(z.string()),
  /** Whether the buyer was told before buying that the line cannot be withdrawn from; without it no exclusion holds. */
  exclusionDisclosed: z.boolean(),
  /** What the buyer paid for the units in question, in minor units of the order's currency. */
  valueMinor: z.int().nonnegative(),
  photos: z.int().nonnegative(),
  /** Whether any carrier ever scanned the parcel. */
  shipped: z.boolean(),
  deliveredAt: Instant.optional(),
  /** Whether the carrier proves the delivery: a signature, or a scan at the right address. */
  deliveryProven: z.boolean(),
  promisedAt: Instant.optional(),
});
export type LineFacts = z.infer<typeof LineFacts>;

/** What is known of a request: one buyer, one order, one seller, one line or more, each with a reason of its own. */
export const RequestFacts = z.strictObject({
  requestedAt: Instant,
  /** When the contract was made; absent from facts that were kept before it was told. */
  orderedAt: Instant.optional(),
  seller: z.strictObject({ legalStatus: LegalStatus }),
  /** `priorReturnless` counts refunds without return that the buyer had in the last 180 days. */
  buyer: z.strictObject({ kind: BuyerKind, priorReturnless: z.int().nonnegative() }),
  /** Whether the seller told the buyer of the right to withdraw before the purchase. */
  withdrawalInformed: z.boolean(),
  /** Whether the request takes in everything that this seller sold in the order. */
  wholeOrder: z.boolean(),
  /** When the last item of the order with this seller arrived; absent while one that is still owed is under way. */
  lastDeliveredAt: Instant.optional(),
  lines: z.array(LineFacts).min(1),
});
export type RequestFacts = z.infer<typeof RequestFacts>;
