import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { PieceEntry } from "../../domain/evidence/index.ts";
import { packed, unpacked } from "./packed.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** Keeps the order and listing as a case found them, in the transaction that opens its evidence. */
export const snapshotWrite =
  (evidenceFileId: string, snapshot: unknown): SideEffects =>
  (store) => [
    {
      item: {
        Put: {
          TableName: store.casesTable,
          Item: { ...caseKeys.orderSnapshot(evidenceFileId), snapshot: packed(snapshot) },
        },
      },
    },
  ];

/** The order and listing as a case found them. */
export const snapshotOf = async (store: Store, evidenceFileId: string): Promise<unknown> => {
  const { Item } = await store.client.send(
    new GetCommand({
      TableName: store.casesTable,
      Key: caseKeys.orderSnapshot(evidenceFileId),
      ConsistentRead: true,
    }),
  );
  return Item === undefined ? undefined : unpacked(Item.snapshot);
};

/** Notes which contents a case has as evidence, so that another case with the same is found by the content's hash. */
export const contentWrites =
  (place: { readonly caseId: string; readonly orderId: string }, entries: readonly PieceEntry[]): SideEffects =>
  (store) =>
    [...new Set(entries.map(({ contentHash }) => contentHash))].map((contentHash) => ({
      item: {
        Put: { TableName: store.casesTable, Item: { ...caseKeys.contentInCase(contentHash, place.caseId), ...place } },
      },
    }));

/** As many cases as an agent looks through; what is in more of them is a picture that everybody has. */
const CASES_MAX = 20;

/** The cases of other orders that have the same content as evidence. */
export const otherCasesWith = async (
  store: Store,
  contentHash: string,
  { caseId, orderId }: { readonly caseId: string; readonly orderId: string },
): Promise<readonly string[]> => {
  const { Items = [] } = await store.client.send(
    new QueryCommand({
      TableName: store.casesTable,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": caseKeys.contentInCase(contentHash, "").pk, ":prefix": prefixes.caseOfOrder },
      Limit: CASES_MAX,
    }),
  );
  // What one order's cases have in common is no reuse: a return that becomes a dispute brings its evidence along.
  return Items.filter((item) => item.caseId !== caseId && item.orderId !== orderId).map((item) => String(item.caseId));
};
