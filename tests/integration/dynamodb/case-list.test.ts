import { describe, expect, it } from "vitest";
import { type ListedCase, type ListQuery, listCases } from "../../../adapters/dynamodb/case-list.ts";
import { execute } from "../../../adapters/dynamodb/execute.ts";
import { indexes } from "../../../adapters/dynamodb/table-keys.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { type Counter, contextOf, counting } from "../../support/counters.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";

const tables = embeddedTables();

const CURSOR_KEY = "a key of the tests";

/** Keeps a case in the lists that `about` says. */
const kept = async (caseId: string, about: Partial<Counter>) => {
  const identity = { id: `open-${caseId}`, requestHash: "" };
  const gather = async () => ({ type: "Count", steps: 1, about }) as const;
  const executed = await execute(contextOf(tables.store), counting({ caseId, identity, gather }));
  expect(executed.outcome).toBe("accepted");
};

const day = (number: number) => instant(`2026-03-${String(number).padStart(2, "0")}T12:00:00Z`);

/** Cases c-01 to c-<count> of a buyer, opened a day apart. */
const keptDaily = async (count: number, buyerId = "b-1") => {
  for (let number = 1; number <= count; number += 1)
    await kept(`c-${String(number).padStart(2, "0")}`, { buyerId, openedAt: day(number) });
};

const ofBuyer = (overrides: Partial<ListQuery> = {}): ListQuery => ({
  index: indexes.byBuyer,
  partition: "BUYER#b-1",
  limit: 3,
  ...overrides,
});

const idsOf = (items: readonly ListedCase[]) =>
  items.map((item) => (item as unknown as { readonly pk: string }).pk.slice("CASE#".length));

const page = (query: ListQuery, matches?: (listed: ListedCase) => boolean) =>
  listCases(tables.store, CURSOR_KEY, query, matches);

/** The ids of each page, following the cursor to the end. */
const allPages = async (query: ListQuery, matches?: (listed: ListedCase) => boolean) => {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const found = await page({ ...query, cursor }, matches);
    if (found === undefined) throw new Error("the cursor was refused");
    pages.push(idsOf(found.items));
    cursor = found.nextCursor;
  } while (cursor !== undefined);
  return pages;
};

describe("a list", () => {
  it("is empty where nothing is", async () => {
    expect(await page(ofBuyer())).toEqual({ items: [] });
  });

  it("has the cases of its partition in order of opening, and no others", async () => {
    await kept("c-2", { buyerId: "b-1", openedAt: day(2) });
    await kept("c-1", { buyerId: "b-1", openedAt: day(1) });
    await kept("c-3", { buyerId: "b-10", openedAt: day(1) });
    await kept("c-4", { sellerId: "b-1", openedAt: day(1) });
    const found = await page(ofBuyer());
    expect(idsOf(found?.items ?? [])).toEqual(["c-1", "c-2"]);
    expect(found?.items[0]).toMatchObject({ kind: "counter", version: 1, state: { total: 1, buyerId: "b-1" } });
  });

  it("forgets a case that left it, and moves one whose deadline did", async () => {
    await kept("c-1", { queue: "open", dueAt: day(5) });
    await kept("c-2", { queue: "open", dueAt: day(6) });
    await kept("c-3", { queue: "open" });
    const queue = { index: indexes.byQueue, partition: "open", limit: 10 };
    expect(await allPages(queue)).toEqual([["c-1", "c-2", "c-3"]]);
    const move = (caseId: string, about: Partial<Counter>) =>
      execute(
        contextOf(tables.store),
        counting({
          caseId,
          identity: { id: `move-${caseId}`, requestHash: "" },
          gather: async () => ({ type: "Count", steps: 1, about }),
        }),
      );
    await move("c-1", { dueAt: day(9) });
    await move("c-2", { queue: "closed" });
    expect(await allPages(queue)).toEqual([["c-1", "c-3"]]);
    expect(await allPages({ ...queue, partition: "closed" })).toEqual([["c-2"]]);
  });

  it.each([
    [false, [["c-01", "c-02", "c-03"], ["c-04", "c-05", "c-06"], ["c-07"]]],
    [true, [["c-07", "c-06", "c-05"], ["c-04", "c-03", "c-02"], ["c-01"]]],
  ])("is read page by page, each case once, newest first: %s", async (newestFirst, pages) => {
    await keptDaily(7);
    expect(await allPages(ofBuyer({ newestFirst }))).toEqual(pages);
  });

  it("goes on where it was, whatever was opened meanwhile", async () => {
    await keptDaily(4);
    const first = await page(ofBuyer({ limit: 2, newestFirst: true }));
    await kept("c-99", { buyerId: "b-1", openedAt: day(20) });
    const second = await page(ofBuyer({ limit: 2, newestFirst: true, cursor: first?.nextCursor }));
    expect([first, second].map((found) => idsOf(found?.items ?? []))).toEqual([
      ["c-04", "c-03"],
      ["c-02", "c-01"],
    ]);
  });

  it.each<[string, Partial<ListQuery>, readonly string[]]>([
    ["from an instant on, included", { from: day(3) }, ["c-03", "c-04", "c-05"]],
    ["up to an instant, included", { upTo: day(2) }, ["c-01", "c-02"]],
    ["between two instants", { from: day(2), upTo: day(4) }, ["c-02", "c-03", "c-04"]],
    ["within one instant", { from: day(2), upTo: day(2) }, ["c-02"]],
    ["after all", { from: day(28) }, []],
  ])("is read %s", async (_how, bounds, ids) => {
    await keptDaily(5);
    expect((await allPages(ofBuyer({ ...bounds, limit: 2 }))).flat()).toEqual(ids);
  });

  it("holds cases opened at one instant apart by their ids, over the edge of a page", async () => {
    for (const caseId of ["c-b", "c-a", "c-c"]) await kept(caseId, { buyerId: "b-1", openedAt: day(1) });
    expect(await allPages(ofBuyer({ limit: 2 }))).toEqual([["c-a", "c-b"], ["c-c"]]);
  });
});

describe("a list that is narrowed", () => {
  const isOneOf =
    (...numbers: readonly number[]) =>
    ({ state }: ListedCase) =>
      numbers.some((number) => (state as Counter).openedAt === day(number));

  it.each<[string, readonly number[], readonly string[][]]>([
    ["to cases far apart", [1, 6, 12], [["c-01", "c-06"], ["c-12"]]],
    ["to the last", [12], [["c-12"]]],
    ["to none", [], [[]]],
  ])("%s fills its pages, and never gives an empty one with a cursor", async (_what, numbers, pages) => {
    await keptDaily(12);
    expect(await allPages(ofBuyer({ limit: 2 }), isOneOf(...numbers))).toEqual(pages);
  });

  it("to exactly a page has one more, empty and without a cursor", async () => {
    await keptDaily(6);
    expect(await allPages(ofBuyer({ limit: 2 }), isOneOf(2, 4))).toEqual([["c-02", "c-04"], []]);
  });
});

describe("a cursor", () => {
  const first = async (overrides: Partial<ListQuery> = {}) => {
    await keptDaily(4);
    const cursor = (await page(ofBuyer({ limit: 2, ...overrides })))?.nextCursor;
    expect(cursor).toBeTypeOf("string");
    return cursor ?? "";
  };

  it.each<[string, (query: ListQuery) => ListQuery]>([
    ["of another partition", (query) => ({ ...query, partition: "BUYER#b-2" })],
    ["of another index", (query) => ({ ...query, index: indexes.bySeller })],
    ["in the other direction", (query) => ({ ...query, newestFirst: true })],
    ["from another instant on", (query) => ({ ...query, from: day(3) })],
    ["up to another instant", (query) => ({ ...query, upTo: day(1) })],
  ])("does not open a list %s", async (_what, change) => {
    const cursor = await first();
    expect(await page(change(ofBuyer({ cursor })))).toBeUndefined();
  });

  it("opens its own list with another limit", async () => {
    const cursor = await first();
    expect(idsOf((await page(ofBuyer({ cursor, limit: 1 })))?.items ?? [])).toEqual(["c-03"]);
  });

  it("does not open under another key", async () => {
    const cursor = await first();
    expect(await listCases(tables.store, "another key", ofBuyer({ cursor }))).toBeUndefined();
  });

  it.each(["", ".", "x", "e30.", "e30.e30", "null.null"])("that we did not make (%j) is refused", async (cursor) => {
    expect(await page(ofBuyer({ cursor }))).toBeUndefined();
  });
});
