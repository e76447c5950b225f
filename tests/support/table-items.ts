import { GetCommand, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { recordIn } from "../../adapters/dynamodb/command-record.ts";
import type { Store } from "../../adapters/dynamodb/store.ts";

type Item = Readonly<Record<string, unknown>>;

const itemsOf = async ({ client }: Store, TableName: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return items;
};

// What was packed stands here in words, so that whoever looks for something in the tables finds it.
const readable = (item: Item): Item => (item.answer === undefined ? item : { ...item, answer: recordIn(item)?.answer });

/** Everything in both tables, so that a test can say "and nothing else was written". */
export const allItems = async (store: Store): Promise<readonly Item[]> =>
  (await Promise.all([store.casesTable, store.ledgerTable].map((table) => itemsOf(store, table)))).flat().map(readable);

/** The sort keys of the cases table's items in one partition or all, in order. */
export const sortKeys = async (store: Store, pk?: string): Promise<readonly unknown[]> =>
  (await allItems(store))
    .filter((item) => pk === undefined || item.pk === pk)
    .map(({ sk }) => sk)
    .sort();

/** One item of the cases table. */
export const itemAt = async (
  { client, casesTable }: Store,
  Key: { pk: string; sk: string },
): Promise<Item | undefined> =>
  (await client.send(new GetCommand({ TableName: casesTable, Key, ConsistentRead: true }))).Item;

/** What waits for a case: one wait a process. */
export const waitsOf = async (store: Store, caseId: string): Promise<readonly unknown[]> =>
  (await allItems(store))
    .filter(({ pk, sk }) => pk === `CASE#${caseId}` && String(sk).startsWith("WAIT#"))
    .map(({ wait }) => wait);

/** Writes an item of the cases table as it is, past every door: how a test brings about what should never be. */
export const putItem = async ({ client, casesTable }: Store, Item: Item): Promise<void> => {
  await client.send(new PutCommand({ TableName: casesTable, Item }));
};
