import { BatchGetCommand, type BatchGetCommandOutput } from "@aws-sdk/lib-dynamodb";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** Which units of a line are in a return or were refunded: unit number to the mark that unit-claims.ts wrote. */
export type UnitMarks = Readonly<Record<string, string>>;

/** BatchGetItem's own limit. */
const BATCH_MAX = 100;

/** The marks of several lines of an order, by line id. */
export const unitMarks = async (
  store: Store,
  orderId: string,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, UnitMarks>> => {
  const marks = new Map<string, UnitMarks>();
  for (let start = 0; start < lineIds.length; start += BATCH_MAX) {
    let keys: Record<string, unknown>[] | undefined = lineIds
      .slice(start, start + BATCH_MAX)
      .map((lineId) => ({ ...caseKeys.unitClaims(orderId, lineId) }));
    while (keys !== undefined && keys.length > 0) {
      const { Responses, UnprocessedKeys }: BatchGetCommandOutput = await store.client.send(
        new BatchGetCommand({ RequestItems: { [store.casesTable]: { Keys: keys, ConsistentRead: true } } }),
      );
      for (const item of Responses?.[store.casesTable] ?? []) marks.set(item.sk.slice("LINE#".length), item.units);
      keys = UnprocessedKeys?.[store.casesTable]?.Keys;
    }
  }
  return marks;
};
