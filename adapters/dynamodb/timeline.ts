import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { fromText } from "./json-text.ts";
import { caseIn, type Kept } from "./load.ts";
import { queryAll } from "./query-all.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

const eventsIn = (items: readonly Readonly<Record<string, unknown>>[]): readonly RecordedEvent[] =>
  items.flatMap(({ sk, event }) => (String(sk).startsWith(prefixes.event) ? [fromText(event) as RecordedEvent] : []));

/** What people wrote, by the command that they said it with; erased words are not there. */
export type WordsByCommand = ReadonlyMap<string, string>;

const wordsIn = (items: readonly Readonly<Record<string, unknown>>[]): WordsByCommand =>
  new Map(
    items.flatMap(({ sk, commandId, words }) =>
      String(sk).startsWith(prefixes.text) && typeof commandId === "string" ? [[commandId, String(words)]] : [],
    ),
  );

/** Everything of a case: as it stands, its events in order, and what people wrote. */
export interface WholeCase<State> {
  readonly state: State;
  readonly version: number;
  readonly events: readonly RecordedEvent[];
  readonly words: WordsByCommand;
}

/** A case with its events and words, by one consistent read; `undefined` when no such case exists. */
export const loadWhole = async <State>(
  store: Store,
  aggregate: Kept<State>,
  caseId: string,
): Promise<WholeCase<State> | undefined> => {
  const state = caseKeys.state(caseId);
  const items = await queryAll(store, {
    TableName: store.casesTable,
    ConsistentRead: true,
    // The state's key comes after those of the events, and those of the texts after it.
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
    ExpressionAttributeValues: { ":pk": state.pk, ":first": prefixes.event, ":last": `${prefixes.text}\uffff` },
  });
  const found = await caseIn(
    store,
    aggregate,
    items.find(({ sk }) => sk === state.sk),
  );
  return found && { ...found, events: eventsIn(items), words: wordsIn(items) };
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
