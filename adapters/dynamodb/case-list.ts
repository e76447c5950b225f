import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type Cursor, openCursor, sealCursor } from "./cursor.ts";
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
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** An item as the lists keep it. */
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
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.casesTable,
        IndexName: query.index.name,
        ...conditionOf(query),
        ScanIndexForward: query.newestFirst !== true,
        Limit: query.limit,
        ExclusiveStartKey: start,
      }),
    );
    for (const item of (page.Items ?? []) as (ListedCase & Record<string, string>)[]) {
      if (!matches(item)) continue;
      items.push(item);
      const { pk, sk } = item;
      const { partition, sort } = query.index;
      start = { pk, sk, [partition]: item[partition], [sort]: item[sort] } as Cursor;
      if (items.length === query.limit) return { items, nextCursor: sealCursor(cursorKey, list, start) };
    }
    start = page.LastEvaluatedKey as Cursor | undefined;
  } while (start !== undefined);
  return { items };
};
