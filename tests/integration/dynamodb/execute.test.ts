import { describe, expect, it } from "vitest";
import { execute } from "../../../adapters/dynamodb/execute.ts";
import { load } from "../../../adapters/dynamodb/load.ts";
import { timelineOf } from "../../../adapters/dynamodb/timeline.ts";
import { COUNT_MAX, contextOf, counters, counting } from "../../support/counters.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { allItems } from "../../support/table-items.ts";

const tables = embeddedTables();

const count = (overrides: Parameters<typeof counting>[0] = {}) => execute(contextOf(tables.store), counting(overrides));
const another = (number: number) => ({ identity: { id: `command-${number}`, requestHash: `hash-${number}` } });
const loaded = () => load(tables.store, counters, "c-1");

describe("a command", () => {
  it("is decided on the state that it finds and leaves the next", async () => {
    expect(await count()).toMatchObject({ outcome: "accepted", replayed: false, answer: { total: 1, version: 1 } });
    expect(await count(another(2))).toMatchObject({
      outcome: "accepted",
      current: { state: { total: 2 }, version: 2 },
    });
    expect(await loaded()).toMatchObject({ state: { total: 2 }, version: 2 });
  });

  it("writes nothing when it is refused by the decider", async () => {
    await count();
    const before = await allItems(tables.store);
    const refused = await count({ ...another(2), gather: async () => ({ type: "Count", steps: COUNT_MAX }) });
    expect(refused).toMatchObject({
      outcome: "refused",
      refusal: { code: "counter.full", total: 1 },
      current: { version: 1 },
    });
    expect(await allItems(tables.store)).toEqual(before);
  });

  it("writes nothing when it is refused while reading", async () => {
    const refusal = { code: "counter.full", total: 0 } as const;
    expect(await count({ gather: async () => ({ refusal }) })).toEqual({
      outcome: "refused",
      refusal,
      current: undefined,
    });
    expect(await allItems(tables.store)).toEqual([]);
  });

  it("writes nothing when it changes nothing", async () => {
    expect(await count({ gather: async () => ({ type: "Count", steps: 0 }) })).toMatchObject({ outcome: "accepted" });
    expect(await allItems(tables.store)).toEqual([]);
  });

  it.each([
    ["older", 0],
    ["newer", 2],
  ])("is stale when the caller saw an %s version", async (_which, expectedVersion) => {
    await count();
    expect(await count({ ...another(2), expectedVersion })).toEqual({ outcome: "stale", currentVersion: 1 });
    expect((await loaded())?.version).toBe(1);
  });

  it("is decided when the caller saw the current version", async () => {
    await count();
    expect(await count({ ...another(2), expectedVersion: 1 })).toMatchObject({ outcome: "accepted" });
  });
});

describe("a race for a case", () => {
  /** Lets others change the case, so many times, between this command's reading and its writing. */
  const overtaken = (times: number) => {
    let lost = 0;
    const gather = async () => {
      if (lost < times) {
        lost += 1;
        expect(await count(another(100 + lost))).toMatchObject({ outcome: "accepted" });
      }
      return { type: "Count", steps: 1 } as const;
    };
    return { gather };
  };

  it.each([1, 2])("that is lost %i times is decided again on what the others left", async (times) => {
    const context = contextOf(tables.store);
    const executed = await execute(context, counting(overtaken(times)));
    expect(executed).toMatchObject({ outcome: "accepted", answer: { total: times + 1, version: times + 1 } });
    expect((await timelineOf(tables.store, "c-1")).map(({ seq, causedBy }) => [seq, causedBy])).toEqual([
      ...Array.from({ length: times }, (_, index) => [index + 1, `command-${101 + index}`]),
      [times + 1, "command-1"],
    ]);
    expect(context.pauses).toEqual([50, 100].slice(0, times));
  });

  it("that is lost three times is given up, with nothing of the command written", async () => {
    const context = contextOf(tables.store);
    expect(await execute(context, counting(overtaken(3)))).toEqual({ outcome: "contended" });
    expect((await timelineOf(tables.store, "c-1")).map(({ causedBy }) => causedBy)).not.toContain("command-1");
    expect(context.pauses).toEqual([50, 100]);
  });

  it("between many at once loses no accepted command", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => count(another(index))));
    const accepted = answers.filter(({ outcome }) => outcome === "accepted").length;
    expect(answers.filter(({ outcome }) => outcome !== "accepted" && outcome !== "contended")).toEqual([]);
    expect(accepted).toBeGreaterThan(0);
    expect(await loaded()).toMatchObject({ state: { total: accepted }, version: accepted });
  });
});

describe("the same command again", () => {
  it("is once: it gets the remembered answer and the case as it is now", async () => {
    await count();
    await count(another(2));
    expect(await count()).toEqual({
      outcome: "accepted",
      replayed: true,
      answer: { total: 1, version: 1 },
      current: { state: expect.objectContaining({ total: 2 }), version: 2 },
    });
    expect((await loaded())?.version).toBe(2);
  });

  it("is once also when the first is accepted while the second is being decided", async () => {
    let isFirst = true;
    const gather = async () => {
      if (isFirst) {
        isFirst = false;
        await count();
        await count(another(2));
      }
      return { type: "Count", steps: 3 } as const;
    };
    expect(await count({ gather })).toEqual({
      outcome: "accepted",
      replayed: true,
      answer: { total: 1, version: 1 },
      current: { state: expect.objectContaining({ total: 2 }), version: 2 },
    });
    expect((await loaded())?.version).toBe(2);
  });

  it.each([
    ["refused", async () => ({ refusal: { code: "counter.full", total: 0 } as const })],
    [
      "broken",
      async () => {
        throw new Error("the first took what the second wanted");
      },
    ],
  ])("is once also when the second is %s by what the first left", async (_how, end) => {
    const gather = async () => {
      await count();
      return end();
    };
    expect(await count({ gather })).toMatchObject({ outcome: "accepted", replayed: true, current: { version: 1 } });
  });

  it("is refused when it asks for something else, and says when the first was", async () => {
    await count();
    const other = { identity: { id: "command-1", requestHash: "another hash" } };
    expect(await count(other)).toEqual({ outcome: "key_reused", firstUsedAt: "2026-03-10T12:00:00.000Z" });
  });

  it("is refused when it asks for something else also inside the transaction", async () => {
    const gather = async () => {
      await count();
      return { type: "Count", steps: 1 } as const;
    };
    const other = { identity: { id: "command-1", requestHash: "another hash" }, gather };
    expect(await count(other)).toEqual({ outcome: "key_reused", firstUsedAt: "2026-03-10T12:00:00.000Z" });
    expect((await loaded())?.version).toBe(1);
  });

  it("is another command on another case only under another id", async () => {
    await count();
    expect(await count({ caseId: "c-2" })).toMatchObject({ outcome: "accepted", replayed: true });
    expect(await load(tables.store, counters, "c-2")).toBeUndefined();
  });
});
