import { describe, expect, it } from "vitest";
import { findCommand } from "../../../adapters/dynamodb/command-record.ts";
import { execute } from "../../../adapters/dynamodb/execute.ts";
import { load } from "../../../adapters/dynamodb/load.ts";
import type { Store } from "../../../adapters/dynamodb/store.ts";
import { readText, textWrites } from "../../../adapters/dynamodb/texts.ts";
import { loadWhole, timelineOf } from "../../../adapters/dynamodb/timeline.ts";
import { type Counter, contextOf, counters, counting } from "../../support/counters.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { allItems, itemAt, putItem, sortKeys } from "../../support/table-items.ts";

const tables = embeddedTables();

const count = (overrides: Parameters<typeof counting>[0] = {}) => execute(contextOf(tables.store), counting(overrides));
const steps = (number: number, about: Partial<Counter> = {}) => ({
  gather: async () => ({ type: "Count", steps: number, about }) as const,
});

describe("a commit", () => {
  it("writes the state, one event for each fact, and the command with its answer", async () => {
    await count(steps(2));
    expect(await sortKeys(tables.store, "CASE#c-1")).toEqual(["EVENT#0000001", "EVENT#0000002", "STATE"]);
    expect(await itemAt(tables.store, { pk: "CASE#c-1", sk: "STATE" })).toMatchObject({
      kind: "counter",
      version: 2,
      state: expect.stringContaining('"total":2'),
    });
    expect((await timelineOf(tables.store, "c-1"))[1]).toEqual({
      v: 1,
      id: expect.stringMatching(/^evt_/),
      type: "Counted",
      caseId: "c-1",
      seq: 2,
      at: "2026-03-10T12:00:00.000Z",
      actor: { role: "buyer", id: "buyer-1" },
      causedBy: "command-1",
      data: {},
    });
    expect(await findCommand(tables.store, "command-1")).toEqual({
      commandId: "command-1",
      requestHash: "hash-1",
      at: "2026-03-10T12:00:00.000Z",
      answer: { total: 2, version: 2 },
    });
  });

  it("lets the store forget the command after thirty days, in seconds as DynamoDB wants it", async () => {
    await count();
    const record = await itemAt(tables.store, { pk: "COMMAND#command-1", sk: "COMMAND" });
    expect(record?.expiresAtSeconds).toBe(Date.parse("2026-04-09T12:00:00Z") / 1000);
  });

  it("stands in each list that the case belongs to, and in no other", async () => {
    await count(steps(1, { buyerId: "b-1", queue: "counter#open", dueAt: "2026-03-12T00:00:00.000Z" }));
    const item = await itemAt(tables.store, { pk: "CASE#c-1", sk: "STATE" });
    expect(item).toMatchObject({
      byBuyer: "BUYER#b-1",
      byQueue: "counter#open",
      openedSort: "2026-03-10T12:00:00.000Z#c-1",
      dueSort: "2026-03-12T00:00:00.000Z#c-1",
    });
    expect(item).not.toHaveProperty("bySeller");
  });

  it("puts a case without a deadline behind all that have one", async () => {
    await count(steps(1, { queue: "counter#open" }));
    const item = await itemAt(tables.store, { pk: "CASE#c-1", sk: "STATE" });
    expect(item?.dueSort).toBe("9999-12-31T23:59:59.999Z#c-1");
  });

  it("keeps the words of a person beside the case and out of its events", async () => {
    const words = "It came with a dent in the lid.";
    await count({ effects: () => textWrites("c-1", [{ textId: "txt-1", words, commandId: "said-1" }]) });
    expect(await readText(tables.store, "c-1", "txt-1")).toBe(words);
    expect(await readText(tables.store, "c-1", "txt-2")).toBeUndefined();
    expect(JSON.stringify(await timelineOf(tables.store, "c-1"))).not.toContain("dent");
    const whole = await loadWhole(tables.store, counters, "c-1");
    expect(whole?.words).toEqual(new Map([["said-1", words]]));
    expect([whole?.version, whole?.events.length]).toEqual([1, 1]);
  });

  it.each([
    ["is a bug and throws when a decision yields more than twenty events", steps(21), "at most 20 events"],
    [
      "is a bug and throws when it comes to more than DynamoDB's hundred writes",
      {
        effects: () =>
          textWrites(
            "c-1",
            Array.from({ length: 98 }, (_, index) => ({ textId: `txt-${index}`, words: "." })),
          ),
      },
      "at most 100 writes",
    ],
  ])("%s", async (_what, overrides, message) => {
    await expect(count(overrides)).rejects.toThrow(message);
    expect(await allItems(tables.store)).toEqual([]);
  });

  it("takes a hundred writes", async () => {
    const texts = Array.from({ length: 97 }, (_, index) => ({ textId: `txt-${index}`, words: "." }));
    expect(await count({ effects: () => textWrites("c-1", texts) })).toMatchObject({ outcome: "accepted" });
    expect(await allItems(tables.store)).toHaveLength(100);
  });
});

describe("what stops a commit", () => {
  const refusal = { code: "guard.said_no", by: "another case" } as const;
  const guard =
    (pk: string) =>
    () =>
    ({ casesTable }: Store) => [
      {
        item: {
          Put: { TableName: casesTable, Item: { pk, sk: "GUARD" }, ConditionExpression: "attribute_not_exists(pk)" },
        },
        whenRefused: () => ({ kind: "guard", refusal }) as const,
      },
    ];

  it("is a guard's no: it becomes the refusal, and nothing is written", async () => {
    await putItem(tables.store, { pk: "taken", sk: "GUARD" });
    const before = await allItems(tables.store);
    expect(await count({ effects: guard("taken") })).toEqual({
      outcome: "refused",
      refusal,
      current: { state: undefined, version: 0 },
    });
    expect(await allItems(tables.store)).toEqual(before);
  });

  it("is the command's record before anything else: a repeated command reads as such though the guard fails too", async () => {
    const gather = async () => {
      await count({ effects: guard("free") });
      return { type: "Count", steps: 1 } as const;
    };
    expect(await count({ gather, effects: guard("free") })).toMatchObject({ outcome: "accepted", replayed: true });
  });

  it("is a lost race before a guard: what the winner left decides the second try", async () => {
    let isFirst = true;
    const gather = async () => {
      if (isFirst) await count({ identity: { id: "command-2", requestHash: "" }, effects: guard("free") });
      isFirst = false;
      return { type: "Count", steps: 1 } as const;
    };
    expect(
      await count({ gather, effects: (before) => (before === undefined ? guard("free")() : () => []) }),
    ).toMatchObject({ outcome: "accepted", answer: { total: 2 } });
  });
});

describe("a case as it is read", () => {
  it("is no case of another kind", async () => {
    await count();
    expect(await load(tables.store, { ...counters, kind: "return" }, "c-1")).toBeUndefined();
    expect(await load(tables.store, counters, "c-2")).toBeUndefined();
  });

  it("throws where its state has not the form that the domain knows", async () => {
    await putItem(tables.store, {
      pk: "CASE#c-1",
      sk: "STATE",
      kind: "counter",
      version: 1,
      state: '{"total":"many"}',
    });
    await expect(load(tables.store, counters, "c-1")).rejects.toThrow("total");
    await expect(count()).rejects.toThrow("total");
  });

  it("has its timeline in order beyond ten events", async () => {
    for (const number of [1, 2, 3])
      await count({ ...steps(9), identity: { id: `command-${number}`, requestHash: "" } });
    expect((await timelineOf(tables.store, "c-1")).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 27 }, (_, index) => index + 1),
    );
    expect((await load(tables.store, counters, "c-1"))?.version).toBe(27);
  });

  it("has its whole timeline where one page of DynamoDB, a megabyte, does not hold it", async () => {
    const buyerId = "b".repeat(60_000);
    for (const number of [1, 2])
      await count({ ...steps(10, { buyerId }), identity: { id: `command-${number}`, requestHash: "" } });
    expect(await timelineOf(tables.store, "c-1")).toHaveLength(20);
  });
});
