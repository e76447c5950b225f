import { expect, it } from "vitest";
import { decisionsOfDay, policyDecisionWrite } from "../../../adapters/dynamodb/policy-decisions.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { policyFor } from "../../../adapters/policies/policies.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { mustRecord } from "../../support/recorded-decisions.ts";
import { allItems } from "../../support/table-items.ts";
import { lineFacts, requestFacts } from "../../unit/policies/request-facts.ts";

const tables = embeddedTables();

const decisionAt = (at: string, number: number, market = "BR") =>
  mustRecord(policyFor(market), requestFacts({ requestedAt: instant(at) }), { number });

/** An item's size: its names and values, of which one is binary. */
const bytesOf = ({ decision, ...texts }: Readonly<Record<string, unknown>>): number =>
  Object.entries(texts).reduce((sum, [name, text]) => sum + name.length + String(text).length, "decision".length) +
  (decision as Uint8Array).byteLength;

const keep = async (...decisions: ReturnType<typeof decisionAt>[]) => {
  for (const decision of decisions) await transact(tables.store, policyDecisionWrite(decision)(tables.store));
};

it("decisions are read back whole, by market and day of UTC, page by page in the order of their time", async () => {
  const first = decisionAt("2026-03-10T00:00:00.000Z", 1);
  const last = decisionAt("2026-03-10T23:59:59.999Z", 2);
  await keep(last, first, decisionAt("2026-03-09T23:59:59.999Z", 3), decisionAt("2026-03-11T00:00:00.000Z", 4));
  await keep(decisionAt("2026-03-10T12:00:00.000Z", 5, "EU"));
  expect(await decisionsOfDay(tables.store, "BR", "2026-03-10", { limit: 10 })).toEqual({ decisions: [first, last] });
  const page = await decisionsOfDay(tables.store, "BR", "2026-03-10", { limit: 1 });
  expect(page.decisions).toEqual([first]);
  expect(await decisionsOfDay(tables.store, "BR", "2026-03-10", { after: page.next, limit: 10 })).toEqual({
    decisions: [last],
  });
  expect(await decisionsOfDay(tables.store, "BR", "2026-03-12", { limit: 10 })).toEqual({ decisions: [] });
});

it("a decision on one line takes the least that a write can, and one on five not much more", async () => {
  await keep(decisionAt("2026-03-10T12:00:00.000Z", 1));
  const [small] = await allItems(tables.store);
  expect(bytesOf(small ?? {})).toBeLessThan(1024);
  const lines = [1, 2, 3, 4, 5].map((number) => lineFacts({ lineId: `line-${number}`, valueMinor: 777 * number }));
  await keep(mustRecord(policyFor("EU"), requestFacts({ lines }), { number: 2 }));
  for (const item of await allItems(tables.store)) expect(bytesOf(item)).toBeLessThan(1536);
});
