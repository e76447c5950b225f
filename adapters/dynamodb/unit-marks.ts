import type { DeliveryFacts } from "../../domain/orders/delivery-facts.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { batchGet } from "./batch-get.ts";
import { deliveryIn, orderIn } from "./orders.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** Which units of a line are in a return or were refunded: unit number to the mark that unit-claims.ts wrote. */
export type UnitMarks = Readonly<Record<string, string>>;

type Items = readonly Readonly<Record<string, unknown>>[];

const marksIn = (items: Items): ReadonlyMap<string, UnitMarks> =>
  new Map(
    items.flatMap(({ sk, units }) =>
      String(sk).startsWith(prefixes.line) ? [[String(sk).slice(prefixes.line.length), units as UnitMarks]] : [],
    ),
  );

/** The marks of several lines of an order, by line id. */
export const unitMarks = async (
  store: Store,
  orderId: string,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, UnitMarks>> => {
  const items = await batchGet(
    store,
    lineIds.map((lineId) => caseKeys.unitClaims(orderId, lineId)),
  );
  return marksIn(items);
};

/** An order with what carriers said of it and the marks of some of its lines, by one call; lines that it has not are left out. */
export const orderWithMarks = async (
  store: Store,
  orderId: string,
  lineIds: readonly string[],
): Promise<
  | { readonly order: FrozenOrder; readonly delivery: DeliveryFacts; readonly marks: ReadonlyMap<string, UnitMarks> }
  | undefined
> => {
  const [orderKey, deliveryKey] = [caseKeys.order(orderId), caseKeys.delivery(orderId)];
  const lineKeys = lineIds.map((lineId) => caseKeys.unitClaims(orderId, lineId));
  const items = await batchGet(store, [orderKey, deliveryKey, ...lineKeys]);
  const itemOf = (key: { readonly sk: string }) => items.find(({ sk }) => sk === key.sk);
  const order = orderIn(itemOf(orderKey));
  return order && { order, delivery: deliveryIn(itemOf(deliveryKey)), marks: marksIn(items) };
};
