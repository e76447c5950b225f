import type { DeliveryFacts } from "../../domain/orders/delivery-facts.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { batchGet } from "./batch-get.ts";
import { deliveryIn, orderIn } from "./orders.ts";
import { type PolicySchedule, scheduleIn } from "./policy-schedule.ts";
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

/** What is read of an order before a policy can judge a request on some of its lines. */
export interface OrderWithMarks {
  readonly order: FrozenOrder;
  readonly delivery: DeliveryFacts;
  readonly marks: ReadonlyMap<string, UnitMarks>;
  /** Which policy is in force when; it stands beside the order's own items so that a request makes no call more for it. */
  readonly schedule: PolicySchedule;
}

/**
 * An order with what carriers said of it, the marks of some of its lines and the schedule of policies, by one call; lines that
 * it has not are left out.
 */
export const orderWithMarks = async (
  store: Store,
  orderId: string,
  lineIds: readonly string[],
): Promise<OrderWithMarks | undefined> => {
  const [orderKey, deliveryKey, scheduleKey] = [
    caseKeys.order(orderId),
    caseKeys.delivery(orderId),
    caseKeys.policySchedule(),
  ];
  const lineKeys = lineIds.map((lineId) => caseKeys.unitClaims(orderId, lineId));
  const items = await batchGet(store, [orderKey, deliveryKey, scheduleKey, ...lineKeys]);
  const itemOf = (key: { readonly sk: string }) => items.find(({ sk }) => sk === key.sk);
  const order = orderIn(itemOf(orderKey));
  if (order === undefined) return undefined;
  const [delivery, schedule] = [deliveryIn(itemOf(deliveryKey)), scheduleIn(itemOf(scheduleKey))];
  return { order, delivery, marks: marksIn(items), schedule };
};
