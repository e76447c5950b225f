import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { queryAll } from "./query-all.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** Notes under an order that a case of it exists; rides in the transaction that opens the case. */
export const caseOfOrderWrite =
  (orderId: string, caseId: string, kind: string): SideEffects =>
  (store) => [
    {
      item: { Put: { TableName: store.casesTable, Item: { ...caseKeys.caseOfOrder(orderId, caseId), caseId, kind } } },
    },
  ];

/** The cases of an order, oldest first (ids sort by time). */
export const casesOfOrder = async (
  store: Store,
  orderId: string,
): Promise<readonly { readonly caseId: string; readonly kind: string }[]> =>
  (await queryAll(store, {
    TableName: store.casesTable,
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": caseKeys.order(orderId).pk, ":prefix": prefixes.caseOfOrder },
  })) as unknown as readonly { caseId: string; kind: string }[];

const taken = ({ carrier, trackingNumber }: { readonly carrier: string; readonly trackingNumber: string }) => ({
  code: "return.tracking_number_taken",
  carrier,
  trackingNumber,
});

/**
 * Notes which return a tracking number belongs to, so that a carrier's word finds its case. The first return keeps it: whoever
 * names another's number would get the scans of a parcel that is not his, and the other would get none.
 */
export const parcelWrite =
  (parcel: {
    carrier: string;
    trackingNumber: string;
    returnId: string;
    parcelId: string;
    arrangedBy: string;
  }): SideEffects =>
  (store) => [
    {
      item: {
        Put: {
          TableName: store.casesTable,
          Item: { ...caseKeys.parcel(parcel.carrier, parcel.trackingNumber), parcel },
          ConditionExpression: "attribute_not_exists(pk) OR parcel.returnId = :returnId",
          ExpressionAttributeValues: { ":returnId": parcel.returnId },
        },
      },
      whenRefused: () => ({ kind: "guard", refusal: taken(parcel) }),
    },
  ];

/** The return that a parcel belongs to. */
export const findParcel = async (store: Store, carrier: string, trackingNumber: string) => {
  const { Item } = await store.client.send(
    new GetCommand({
      TableName: store.casesTable,
      Key: caseKeys.parcel(carrier, trackingNumber),
      ConsistentRead: true,
    }),
  );
  return Item?.parcel as
    | { returnId: string; parcelId: string; arrangedBy: "buyer" | "seller" | "platform" }
    | undefined;
};
