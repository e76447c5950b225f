import { contentHash, deliveryOf, findOrder, insertOrder, replaceDelivery } from "../../adapters/dynamodb/orders.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { type DeliveryFacts, initialDeliveryFacts } from "../../domain/orders/delivery-facts.ts";
import { freezeOrder } from "../../domain/orders/freeze-order.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { mergeDelivery } from "../../domain/orders/merge-delivery.ts";
import type { OrderSnapshot } from "../../domain/orders/order-snapshot.ts";

/** What became of an order that was sent: kept, already there with the same content, or in conflict with an earlier one. */
export type Kept =
  | { readonly outcome: "inserted" | "unchanged" | "delivery_updated"; readonly order: FrozenOrder }
  | { readonly outcome: "frozen" };

const updateDelivery = async (runtime: Runtime, order: FrozenOrder, sent: DeliveryFacts): Promise<Kept> => {
  const { orderId } = order.snapshot;
  const seen = await deliveryOf(runtime.store, orderId);
  const merged = mergeDelivery(seen, sent);
  if (merged === seen) return { outcome: "unchanged", order };
  return (await replaceDelivery(runtime.store, orderId, seen, merged))
    ? { outcome: "delivery_updated", order }
    : updateDelivery(runtime, order, sent);
};

/**
 * Freezes an order and keeps it once. The same order again changes nothing but what carriers have done since; another content
 * under the same id is refused, because refunds already read the first.
 */
export const keepOrder = async (runtime: Runtime, snapshot: OrderSnapshot, at: Instant): Promise<Kept> => {
  const order = freezeOrder(snapshot, at);
  const delivery = initialDeliveryFacts(order);
  if ((await insertOrder(runtime.store, order, delivery)) === "inserted") return { outcome: "inserted", order };
  const earlier = await findOrder(runtime.store, snapshot.orderId);
  if (earlier === undefined || earlier.contentHash !== contentHash(order)) return { outcome: "frozen" };
  return updateDelivery(runtime, earlier.order, delivery);
};
