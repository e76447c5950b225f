import { contentHash, deliveryOf, findOrder, insertOrder, replaceDelivery } from "../../adapters/dynamodb/orders.ts";
import type { FieldError } from "../../adapters/http/problem.ts";
import { policyFor } from "../../adapters/policies/policies.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { type DeliveryFacts, initialDeliveryFacts } from "../../domain/orders/delivery-facts.ts";
import { freezeOrder } from "../../domain/orders/freeze-order.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { mergeDelivery } from "../../domain/orders/merge-delivery.ts";
import type { OrderSnapshot } from "../../domain/orders/order-snapshot.ts";
import { matchChargebacksOf } from "../chargebacks/record-chargeback-news.ts";

/**
 * What became of an order that was sent: kept, already there with the same content, in conflict with an earlier one, in a
 * currency that the market's policy has no amounts for, or being written by others.
 */
export type Kept =
  | { readonly outcome: "inserted" | "unchanged" | "delivery_updated"; readonly order: FrozenOrder }
  | { readonly outcome: "frozen" }
  | { readonly outcome: "contended" }
  | { readonly outcome: "other_currency"; readonly policyCurrency: string };

/** The same order handed in several times at once is tried again this often. */
const ATTEMPTS_MAX = 3;

/** Longest pause before the next try. */
const BACKOFF_MS = 50;

const updateDelivery = async (runtime: Runtime, order: FrozenOrder, sent: DeliveryFacts): Promise<Kept> => {
  const { orderId } = order.snapshot;
  const seen = await deliveryOf(runtime.store, orderId);
  const merged = mergeDelivery(seen, sent);
  if (merged === seen) return { outcome: "unchanged", order };
  return (await replaceDelivery(runtime.store, orderId, seen, merged))
    ? { outcome: "delivery_updated", order }
    : updateDelivery(runtime, order, sent);
};

const insertPatiently = async (
  runtime: Runtime,
  order: FrozenOrder,
  delivery: DeliveryFacts,
  tries = 1,
): ReturnType<typeof insertOrder> => {
  const inserted = await insertOrder(runtime.store, order, delivery);
  if (inserted !== "contended" || tries === ATTEMPTS_MAX) return inserted;
  await runtime.pause(BACKOFF_MS);
  return insertPatiently(runtime, order, delivery, tries + 1);
};

const kept = async (runtime: Runtime, snapshot: OrderSnapshot, at: Instant): Promise<Kept> => {
  // Limits are amounts of one currency: read in another, a tier of fifty euros would be fifty yen.
  const policyCurrency = policyFor(snapshot.market).document.currency;
  if (snapshot.currency !== policyCurrency) return { outcome: "other_currency", policyCurrency };
  const order = freezeOrder(snapshot, at);
  const delivery = initialDeliveryFacts(order);
  const inserted = await insertPatiently(runtime, order, delivery);
  if (inserted === "contended") return { outcome: "contended" };
  if (inserted === "inserted") return { outcome: "inserted", order };
  const earlier = await findOrder(runtime.store, snapshot.orderId);
  if (earlier === undefined || earlier.contentHash !== contentHash(order)) return { outcome: "frozen" };
  return updateDelivery(runtime, earlier.order, delivery);
};

/**
 * Freezes an order and keeps it once. The same order again changes nothing but what carriers have done since; another content
 * under the same id is refused, because refunds already read the first.
 Chargebacks that
 * named the order before it came are bound to it.
 */
export const keepOrder = async (runtime: Runtime, snapshot: OrderSnapshot, at: Instant): Promise<Kept> => {
  const what = await kept(runtime, snapshot, at);
  if ("order" in what) await matchChargebacksOf(runtime, snapshot.orderId);
  return what;
};

/** What is wrong with an order that was not kept, in the words of a problem document. */
export const keepingErrors = (kept: Exclude<Kept, { readonly order: FrozenOrder }>): readonly FieldError[] => {
  switch (kept.outcome) {
    case "frozen":
      return [{ pointer: "#/orderId", detail: "An order of this id with another content exists." }];
    case "contended":
      return [{ pointer: "#", detail: "Others are writing this order; send it again." }];
    case "other_currency": {
      const detail = `Orders of this market are in ${kept.policyCurrency}, as its policy's amounts are.`;
      return [{ pointer: "#/currency", detail }];
    }
  }
};
