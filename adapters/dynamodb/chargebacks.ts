import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { queryAll } from "./query-all.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** What became of a chargeback on one payment of an order. */
export interface Chargeback {
  readonly chargebackId: string;
  readonly paymentId: string;
  readonly phase: "opened" | "won" | "lost";
}

/** Keeps where a chargeback stands; a repeated or late "opened" never takes back its end. */
export const putChargeback = async (store: Store, orderId: string, chargeback: Chargeback): Promise<void> => {
  try {
    await store.client.send(
      new PutCommand({
        TableName: store.casesTable,
        Item: { ...caseKeys.chargeback(orderId, chargeback.chargebackId), chargeback },
        ConditionExpression: "attribute_not_exists(pk) OR chargeback.phase = :opened",
        ExpressionAttributeValues: { ":opened": "opened" },
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ConditionalCheckFailedException") throw error;
  }
};

/** The payments of an order that a bank is disputing now: no refund may be paid on them meanwhile. */
export const disputedPayments = async (store: Store, orderId: string): Promise<readonly string[]> => {
  const items = await queryAll(store, {
    TableName: store.casesTable,
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": caseKeys.order(orderId).pk, ":prefix": prefixes.chargeback },
  });
  const chargebacks = items.map((item) => item.chargeback as Chargeback);
  return chargebacks.filter(({ phase }) => phase === "opened").map(({ paymentId }) => paymentId);
};
