import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** Notes under the buyer that a return was refunded without the goods coming back; rides in the transaction that closes it. */
export const returnlessWrite =
  (buyerId: string, closedAt: Instant, caseId: string): SideEffects =>
  (store) => [
    {
      item: {
        Put: { TableName: store.casesTable, Item: { ...caseKeys.returnless(buyerId, closedAt, caseId), caseId } },
      },
    },
  ];

/** How many such refunds a buyer had since an instant, counting no further than `countMax`. */
export const countReturnless = async (
  store: Store,
  buyerId: string,
  since: Instant,
  countMax: number,
): Promise<number> => {
  const { pk, sk } = caseKeys.returnless(buyerId, since, "");
  const { Count } = await store.client.send(
    new QueryCommand({
      TableName: store.casesTable,
      Select: "COUNT",
      Limit: countMax,
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :since AND :last",
      ExpressionAttributeValues: { ":pk": pk, ":since": sk, ":last": `${prefixes.returnless}~` },
    }),
  );
  return Count ?? 0;
};
