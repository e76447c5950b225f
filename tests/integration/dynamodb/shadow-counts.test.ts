import { expect, it } from "vitest";
import { runningShadows, runningShadowWrite } from "../../../adapters/dynamodb/running-shadows.ts";
import { countInShadow, divergences, shadowCounts } from "../../../adapters/dynamodb/shadow-counts.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { calendarOf } from "../../../adapters/policies/calendars.ts";
import { policyFor } from "../../../adapters/policies/policies.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { changedCaseOf, compare } from "../../../domain/policies/backtest/index.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { draftOf, mustRecord } from "../../support/recorded-decisions.ts";
import { requestFacts } from "../../unit/policies/request-facts.ts";

const tables = embeddedTables();

const at = instant("2026-03-10T12:00:00Z");
const shadow = {
  shadowId: "shd_BR.2",
  market: "BR",
  draft: { version: 2, contentHash: "abc" },
  status: "running" as const,
  run: 1,
  startedAt: at,
};

it("shadows are found by the market that they run in, until they are stopped", async () => {
  const { store } = tables;
  const write = (change: object) => transact(store, runningShadowWrite({ ...shadow, ...change })(store));
  await write({});
  await write({ shadowId: "shd_EU.2", market: "EU" });
  const { shadowId, draft, run } = shadow;
  expect(await runningShadows(store, "BR")).toEqual([{ shadowId, draft, run }]);
  await write({ status: "stopped" });
  expect(await runningShadows(store, "BR")).toEqual([]);
  expect(await runningShadows(store, "EU")).toHaveLength(1);
});

it("each decision counts once in each run, however often it is said, and sums come from all parts", async () => {
  const { store } = tables;
  for (let number = 0; number < 20; number += 1) {
    const looked = { returnId: `ret_${number}`, at, counts: { cases: 1, "kind verdict": number % 2, money: -5 } };
    expect(await countInShadow(store, shadow, { ...looked, divergence: undefined })).toBe("counted");
    expect(await countInShadow(store, shadow, { ...looked, divergence: undefined })).toBe("seen_before");
  }
  expect(await shadowCounts(store, shadow)).toEqual({ cases: 20, "kind verdict": 10, money: -100 });
  expect(await shadowCounts(store, { ...shadow, run: 2 })).toEqual({});
});

it("divergences are listed from the newest, page by page", async () => {
  const { store } = tables;
  const strict = draftOf("GB", (document) => {
    const last = document.rules.at(-1);
    if (last !== undefined)
      document.rules.unshift({ ...last, id: "gb.strict", when: "photos == 0", outcome: { evidencePhotosMin: 2 } });
  });
  const facts = requestFacts({ seller: { legalStatus: "private" } });
  for (const day of ["01", "02", "03"]) {
    const record = mustRecord(policyFor("GB"), facts, { number: Number(day) });
    const changed = changedCaseOf(compare(strict, record, calendarOf("GB")), { id: "returns-GB", version: 2 });
    const said = instant(`2026-03-${day}T12:00:00Z`);
    await countInShadow(store, shadow, {
      returnId: record.returnId,
      at: said,
      counts: { cases: 1 },
      divergence: changed,
    });
  }
  const first = await divergences(store, shadow, { limit: 2 });
  const rest = await divergences(store, shadow, { limit: 2, after: first.next });
  expect([...first.items, ...rest.items].map(({ orderId }) => orderId)).toEqual(["order-3", "order-2", "order-1"]);
});
