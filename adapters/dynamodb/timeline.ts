import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { fromText } from "./json-text.ts";
import { queryAll } from "./query-all.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** A case's events in order, by a consistent read. */
export const timelineOf = async (store: Store, caseId: string): Promise<readonly RecordedEvent[]> => {
  const { pk } = caseKeys.state(caseId);
  const items = await queryAll(store, {
    TableName: store.casesTable,
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": pk, ":prefix": prefixes.event },
  });
  return items.map(({ event }) => fromText(event) as RecordedEvent);
};
