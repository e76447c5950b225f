import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Refusal } from "../../domain/kernel/refusal.ts";
import type { Aggregate, AnyEvent, Versioned } from "./aggregate.ts";
import { batchGet } from "./batch-get.ts";
import { stateIn } from "./shared-parts.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** What reading a case needs of its aggregate. */
export type Kept<State> = Pick<Aggregate<State, never, AnyEvent, Refusal>, "kind" | "stateSchema">;

type Item = Readonly<Record<string, unknown>>;

/** A case out of its item, checked by its schema; `undefined` without an item, or when it is of another kind. */
export const caseIn = async <State>(
  store: Store,
  { kind, stateSchema }: Kept<State>,
  item: Item | undefined,
): Promise<Versioned<State> | undefined> =>
  item === undefined || item.kind !== kind
    ? undefined
    : { state: stateSchema.parse(await stateIn(store, item)), version: item.version as number };

/** One consistent read of a case, checked by its schema; `undefined` when no such case exists. */
export const load = async <State>(
  store: Store,
  aggregate: Kept<State>,
  caseId: string,
): Promise<Versioned<State> | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.state(caseId), ConsistentRead: true }),
  );
  return caseIn(store, aggregate, Item);
};

type Key = ReturnType<typeof caseKeys.state>;

/** A case with another item that is kept beside it or for it, by one call: two consistent reads of one moment or nearly so. */
export const loadWith = async <State>(
  store: Store,
  aggregate: Kept<State>,
  caseId: string,
  other: Key,
): Promise<{ readonly found: () => Promise<Versioned<State> | undefined>; readonly other: Item | undefined }> => {
  const key = caseKeys.state(caseId);
  const items = await batchGet(store, [key, other]);
  const itemOf = ({ pk, sk }: Key) => items.find((item) => item.pk === pk && item.sk === sk);
  return { found: () => caseIn(store, aggregate, itemOf(key)), other: itemOf(other) };
};
