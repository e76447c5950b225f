import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { Story } from "./running-recourse.ts";

type Item = Readonly<Record<string, unknown>>;

// DynamoDB keeps no order of members, so the same item may come back spelled differently.
const canonical = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const itemsOf = async ({ recourse }: Story, table: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await recourse.runtime.store.client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};

/** Every item of both tables. */
export const allItems = async (story: Story): Promise<readonly Item[]> => {
  const { casesTable, ledgerTable } = story.recourse.runtime.store;
  return [...(await itemsOf(story, casesTable)), ...(await itemsOf(story, ledgerTable))];
};

/** The same as text, one line an item, so that two looks can be compared. */
export const wholeStore = async (story: Story): Promise<readonly string[]> =>
  (await allItems(story)).map((item) => JSON.stringify(item, canonical)).sort();
