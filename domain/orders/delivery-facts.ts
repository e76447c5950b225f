import * as z from "zod";
import { Instant, latest } from "../kernel/instant.ts";
import type { FrozenOrder } from "./frozen-order.ts";

/** What a carrier reported of one line. */
export const LineDelivery = z.object({
  shippedAt: Instant.optional(),
  deliveredAt: Instant.optional(),
  lastScanAt: Instant.optional(),
});
export type LineDelivery = Readonly<z.infer<typeof LineDelivery>>;

/** What is known of the delivery of an order, by line id. Kept beside the frozen order, for it changes. */
export const DeliveryFacts = z.record(z.string(), LineDelivery);
export type DeliveryFacts = Readonly<Record<string, LineDelivery>>;

/** What the order itself said of its deliveries when it came in. */
export const initialDeliveryFacts = (order: FrozenOrder): DeliveryFacts =>
  Object.fromEntries(
    order.snapshot.lines.map(({ lineId, shippedAt, deliveredAt }) => [
      lineId,
      { ...(shippedAt === undefined ? {} : { shippedAt }), ...(deliveredAt === undefined ? {} : { deliveredAt }) },
    ]),
  );

/**
 * When the last line arrived, of the whole order or of one seller: withdrawal periods run from the last item of an
 * order. Undefined while a line is still owed, and for a seller who sold nothing in it.
 */
export const lastDeliveredAt = (order: FrozenOrder, facts: DeliveryFacts, sellerId?: string): Instant | undefined => {
  const lines = order.snapshot.lines.filter((line) => sellerId === undefined || line.sellerId === sellerId);
  const arrivals = lines.map(({ lineId }) => facts[lineId]?.deliveredAt);
  const known = arrivals.filter((at) => at !== undefined);
  const [first, ...others] = known;
  return first === undefined || known.length < lines.length ? undefined : latest(first, ...others);
};
