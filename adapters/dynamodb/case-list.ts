import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { batchGet } from "./batch-get.ts";
import { type Cursor, openCursor, sealCursor } from "./cursor.ts";
import { stateIn } from "./shared-parts.ts";
import type { Store } from "./store.ts";
import type { CaseIndex } from "./table-keys.ts";

/** One page of a list, asked for in an index. */
export interface ListQuery {
  readonly index: CaseIndex;
  /** The partition, e.g. `SELLER#s1`. */
  readonly partition: string;
  /** Only items whose sort value lies between these instants, both included: of opening, or of the due time in a queue. */
  readonly from?: string | undefined;
  readonly upTo?: string | undefined;
  readonly newestFirst?: boolean;
  /** Which places of the index count, by their sort value: what does not is neither counted nor read. */
  readonly passes?: ((sort: string) => boolean) | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A case of a list, as it stands now: indexes carry keys only, so that a change of a case is not written again into each. */
export interface ListedCase {
  readonly kind: string;
  readonly version: number;
  readonly state: unknown;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

const conditionOf = ({ index, partition, from, upTo }: ListQuery) => ({
  KeyConditionExpression: "#p = :p AND #s BETWEEN :from AND :upTo",
  ExpressionAttributeNames: { "#p": index.partition, "#s": index.sort },
  // The sort value goes on with the case's id, so a bound takes in everything of that instant.
  ExpressionAttributeValues: {
    ":p": partition,
    ":from": from ?? "0",
    ":upTo": `${upTo ?? "9999-12-31T23:59:59.999Z"}#\uffff`,
  },
});

// A place outside the bounds, or for the other direction, is refused by DynamoDB, so a cursor belongs to all of these.
const listOf = ({ index, partition, from, upTo, newestFirst = false }: ListQuery): string =>
  JSON.stringify([index.name, partition, from, upTo, newestFirst]);

type ListedKey = Readonly<Record<string, string>> & { readonly pk: string; readonly sk: string };

/** Where a filter leaves out keys, so many are read at once: they are small, and a page of cases may be far between. */
const FILTERED_READ = 200;

/** The keys that an index has next, in its order, less those that do not pass. */
const keysOf = async (store: Store, query: ListQuery, start: Cursor | undefined) => {
  const page = await store.client.send(
    new QueryCommand({
      TableName: store.casesTable,
      IndexName: query.index.name,
      ...conditionOf(query),
      ScanIndexForward: query.newestFirst !== true,
      Limit: query.passes === undefined ? query.limit : Math.max(query.limit, FILTERED_READ),
      ExclusiveStartKey: start,
    }),
  );
  const { passes = () => true, index } = query;
  const keys = ((page.Items ?? []) as ListedKey[]).filter((key) => passes(key[index.sort] ?? ""));
  return { keys, next: page.LastEvaluatedKey as Cursor | undefined };
};

const placeOf = ({ partition, sort }: CaseIndex, key: ListedKey): Cursor => ({
  pk: key.pk,
  sk: key.sk,
  [partition]: key[partition] ?? "",
  [sort]: key[sort] ?? "",
});

/** The cases behind keys, each with its key, in the keys' order. */
const casesBehind = async (store: Store, keys: readonly ListedKey[]): Promise<readonly [ListedKey, ListedCase][]> => {
  const listed = (await batchGet(store, keys)).map(
    async (item) => [item.pk, { ...item, state: await stateIn(store, item) } as unknown as ListedCase] as const,
  );
  const items = new Map<unknown, ListedCase>(await Promise.all(listed));
  return keys.flatMap((key): readonly [ListedKey, ListedCase][] => {
    const listed = items.get(key.pk);
    return listed === undefined ? [] : [[key, listed]];
  });
};

/** How many cases a list has, counted no further than `limit`, and the sort value of the first of them. */
export const countCases = async (
  store: Store,
  query: Omit<ListQuery, "cursor">,
): Promise<{ readonly count: number; readonly firstSort?: string }> => {
  let count = 0;
  let firstSort: string | undefined;
  let start: Cursor | undefined;
  do {
    const { keys, next } = await keysOf(store, { ...query, limit: query.limit - count }, start);
    firstSort ??= keys[0]?.[query.index.sort];
    count = Math.min(query.limit, count + keys.length);
    start = next;
  } while (start !== undefined && count < query.limit);
  return firstSort === undefined ? { count } : { count, firstSort };
};

/**
 * A page of cases from an index; the cursor is signed and bound to the list that it came from. `matches` narrows further: pages
 * are read on until the limit is full, so that a filter never yields an empty page with a cursor. An invalid cursor answers
 * `undefined`.
 */
export const listCases = async (
  store: Store,
  cursorKey: string,
  query: ListQuery,
  matches: (listed: ListedCase) => boolean = () => true,
): Promise<Page<ListedCase> | undefined> => {
  const list = listOf(query);
  const opened = query.cursor === undefined ? { key: undefined } : openCursor(cursorKey, list, query.cursor);
  if (opened === undefined) return undefined;
  const items: ListedCase[] = [];
  let start: Cursor | undefined = opened.key;
  do {
    const { keys, next } = await keysOf(store, query, start);
    for (let first = 0; first < keys.length; first += query.limit)
      for (const [key, listed] of await casesBehind(store, keys.slice(first, first + query.limit))) {
        if (!matches(listed)) continue;
        items.push(listed);
        if (items.length === query.limit)
          return { items, nextCursor: sealCursor(cursorKey, list, placeOf(query.index, key)) };
      }
    start = next;
  } while (start !== undefined);
  return { items };
};
