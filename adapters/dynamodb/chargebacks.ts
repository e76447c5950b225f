import { queryAll } from "./query-all.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** A chargeback as its order knows it. `isHolding` while refunds on the payment stand still because of it. */
export interface ChargebackOfOrder {
  readonly caseId: string;
  readonly chargebackId: string;
  readonly paymentId: string;
  readonly phase: "opened" | "won" | "lost";
  readonly isHolding: boolean;
  readonly isMatched: boolean;
}

/** Notes under an order where a chargeback stands; rides in the transaction that moves it. */
export const chargebackOfOrderWrite =
  (orderId: string, chargeback: ChargebackOfOrder): SideEffects =>
  (store) => [
    {
      item: {
        Put: { TableName: store.casesTable, Item: { ...caseKeys.chargeback(orderId, chargeback.caseId), chargeback } },
      },
    },
  ];

/** Takes the note from an order that turned out to be another one. */
export const chargebackOfOrderDrop =
  (orderId: string, caseId: string): SideEffects =>
  (store) => [{ item: { Delete: { TableName: store.casesTable, Key: caseKeys.chargeback(orderId, caseId) } } }];

/** All chargebacks that name an order, also before the order is known. */
export const chargebacksOfOrder = async (store: Store, orderId: string): Promise<readonly ChargebackOfOrder[]> => {
  const items = await queryAll(store, {
    TableName: store.casesTable,
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": caseKeys.order(orderId).pk, ":prefix": prefixes.chargeback },
  });
  return items.map((item) => item.chargeback as ChargebackOfOrder);
};

/** The payments of an order that a bank is disputing now: no refund may be paid on them meanwhile. */
export const disputedPayments = async (store: Store, orderId: string): Promise<readonly string[]> => {
  const chargebacks = await chargebacksOfOrder(store, orderId);
  return chargebacks.filter(({ isHolding }) => isHolding).map(({ paymentId }) => paymentId);
};
