import { beforeEach, expect, it } from "vitest";
import { countReturnless, returnlessWrite } from "../../../adapters/dynamodb/returnless-refunds.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";

const tables = embeddedTables();
beforeEach(async () => {
  const closed = [
    ["buyer-1", "2026-01-01T00:00:00Z", "ret_1"],
    ["buyer-1", "2026-03-01T00:00:00Z", "ret_2"],
    ["buyer-1", "2026-03-01T00:00:00Z", "ret_3"],
    ["buyer-10", "2026-03-01T00:00:00Z", "ret_4"],
  ] as const;
  for (const [buyerId, at, caseId] of closed)
    await transact(tables.store, returnlessWrite(buyerId, instant(at), caseId)(tables.store));
});

it.each([
  ["buyer-1", "2025-12-31T00:00:00Z", 20, 3],
  ["buyer-1", "2026-03-01T00:00:00Z", 20, 2],
  ["buyer-1", "2026-03-01T00:00:01Z", 20, 0],
  ["buyer-1", "2025-12-31T00:00:00Z", 2, 2],
  ["buyer-10", "2025-12-31T00:00:00Z", 20, 1],
  ["buyer-2", "2025-12-31T00:00:00Z", 20, 0],
])("%s since %s, counting to %i: %i", async (buyerId, since, countMax, expected) => {
  expect(await countReturnless(tables.store, buyerId, instant(since), countMax)).toBe(expected);
});
