import type { Story } from "./running-recourse.ts";
import { allItems } from "./table-items.ts";

// DynamoDB keeps no order of members, so the same item may come back spelled differently.
const canonical = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Every item of both tables as text, one line an item, so that two looks can be compared. */
export const wholeStore = async ({ recourse }: Story): Promise<readonly string[]> =>
  (await allItems(recourse.runtime.store)).map((item) => JSON.stringify(item, canonical)).sort();
