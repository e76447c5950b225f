import { batchGet } from "./batch-get.ts";
import type { Store } from "./store.ts";
import { caseKeys, prefixes } from "./table-keys.ts";

/** Which units of a line are in a return or were refunded: unit number to the mark that unit-claims.ts wrote. */
export type UnitMarks = Readonly<Record<string, string>>;

/** The marks of several lines of an order, by line id. */
export const unitMarks = async (
  store: Store,
  orderId: string,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, UnitMarks>> => {
  const items = await batchGet(
    store,
    lineIds.map((lineId) => caseKeys.unitClaims(orderId, lineId)),
  );
  return new Map(items.map(({ sk, units }) => [String(sk).slice(prefixes.line.length), units as UnitMarks]));
};
