import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { fromText } from "./json-text.ts";
import { caseIn, type Kept } from "./load.ts";
import { queryAll } from "./query-all.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

const eventsIn = (items: readonly Readonly<Record<string, unknown>>[]): readonly RecordedEvent[] =>
  items.flatMap(({ sk, event }) => (String(sk).startsWith(prefixes.event) ? [fromText(event) as RecordedEvent] : []));

/** A case and its events in order, by one consistent read; `undefined` when no such case exists. */
export const loadWithTimeline = async <State>(
  store: Store,
  aggregate: Kept<State>,
  caseId: string,
): Promise<{ readonly state: State; readonly events: readonly RecordedEvent[] } | undefined> => {
  const { pk, sk } = caseKeys.state(caseId);
  const items = await queryAll(store, {
    TableName: store.casesTable,
    ConsistentRead: true,
    // The state's key comes after those of the events.
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :state",
    ExpressionAttributeValues: { ":pk": pk, ":first": prefixes.event, ":state": sk },
  });
  const found = await caseIn(store, aggregate, items.at(-1));
  return found && { state: found.state, events: eventsIn(items) };
};

/** A case's events in order, by a consistent read. */
export const timelineOf = async (store: Store, caseId: string): Promise<readonly RecordedEvent[]> => {
  const { pk } = caseKeys.state(caseId);
  const items = await queryAll(store, {
    TableName: store.casesTable,
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": pk, ":prefix": prefixes.event },
  });
  return eventsIn(items);
};
