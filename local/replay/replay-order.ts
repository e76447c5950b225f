import type { OrderDocument, ReadOrder } from "../orders/olist-orders.ts";

/** What really happened with an order, as far as its buyer could tell. */
export type History = "never_shipped" | "never_arrived" | "late" | "on_time";

/** An order to be lived through again: as it was placed, and when its parcel really moved. Instants in epoch milliseconds. */
export interface ReplayOrder {
  readonly placed: OrderDocument;
  readonly placedMs: number;
  readonly promisedMs: number;
  readonly shippedMs: number | undefined;
  readonly deliveredMs: number | undefined;
  readonly history: History;
}

const historyOf = (promisedMs: number, shippedMs?: number, deliveredMs?: number): History => {
  if (deliveredMs !== undefined) return deliveredMs > promisedMs ? "late" : "on_time";
  return shippedMs === undefined ? "never_shipped" : "never_arrived";
};

// One order of the data was handed to the carrier before it was placed; nobody scans what is not sold yet.
const notBefore = (text: string | undefined, firstMs: number): number | undefined =>
  text === undefined ? undefined : Math.max(Date.parse(text), firstMs);

/** The order as it stood when it was placed, with its future beside it. */
export const replayOrder = ({ order }: Pick<ReadOrder, "order">): ReplayOrder => {
  const placedMs = Date.parse(order.placedAt);
  const [first] = order.lines;
  const shippedMs = notBefore(first?.shippedAt, placedMs + 1);
  const deliveredMs = notBefore(first?.deliveredAt, (shippedMs ?? placedMs) + 1);
  const promisedMs = Date.parse(first?.promisedAt ?? order.placedAt);
  const lines = order.lines.map(({ shippedAt: _shipped, deliveredAt: _delivered, ...line }) => line);
  return {
    placed: { ...order, lines },
    placedMs,
    promisedMs,
    shippedMs,
    deliveredMs,
    history: historyOf(promisedMs, shippedMs, deliveredMs),
  };
};
