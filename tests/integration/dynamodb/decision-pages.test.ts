import { describe, expect, it } from "vitest";
import { decisionPage, type PagePlace } from "../../../adapters/dynamodb/decision-pages.ts";
import { policyDecisionWrite } from "../../../adapters/dynamodb/policy-decisions.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { policyFor } from "../../../adapters/policies/policies.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { mustRecord } from "../../support/recorded-decisions.ts";
import { requestFacts } from "../../unit/policies/request-facts.ts";

const tables = embeddedTables();

const days = ["2026-01-01", "2026-01-01", "2026-01-01", "2026-01-02", "2026-03-15", "2026-03-16"];

const keepAll = async (): Promise<readonly string[]> => {
  const decisions = days.map((day, number) =>
    mustRecord(policyFor("BR"), requestFacts({ requestedAt: instant(`${day}T10:00:0${number}Z`) }), { number }),
  );
  for (const decision of decisions) await transact(tables.store, policyDecisionWrite(decision)(tables.store));
  return decisions.map(({ returnId }) => returnId);
};

const walk = async (from: PagePlace, to: string, size: { decisionsMax: number; daysMax: number }) => {
  const pages: string[][] = [];
  let place: PagePlace | undefined = from;
  while (place !== undefined) {
    const page = await decisionPage(tables.store, "BR", { from: place, to }, size);
    pages.push(page.decisions.map(({ returnId }) => returnId));
    place = page.next;
  }
  return pages;
};

describe("pages of a window", () => {
  it.each([
    [1, 400],
    [2, 400],
    [3, 30],
    [4, 7],
    [500, 400],
    [500, 1],
  ])("of at most %i decisions and %i days have each decision once, in order", async (decisionsMax, daysMax) => {
    const ids = await keepAll();
    const pages = await walk({ day: "2025-12-20" }, "2026-03-31", { decisionsMax, daysMax });
    expect(pages.flat()).toEqual(ids);
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(decisionsMax);
  });

  it("keep to the days of the window, both included", async () => {
    const ids = await keepAll();
    const size = { decisionsMax: 500, daysMax: 400 };
    expect(await walk({ day: "2026-01-02" }, "2026-03-15", size)).toEqual([ids.slice(3, 5)]);
    expect(await walk({ day: "2026-02-01" }, "2026-02-28", size)).toEqual([[]]);
  });
});
