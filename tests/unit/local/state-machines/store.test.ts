import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Execution } from "../../../../local/state-machines/execution.ts";
import type { HistoryEvent } from "../../../../local/state-machines/history.ts";
import { createExecutionStore } from "../../../../local/state-machines/store.ts";

const execution = (name: string, fields: Partial<Execution> = {}): Execution => ({
  arn: `arn:${name}`,
  stateMachine: "m",
  name,
  status: "RUNNING",
  input: { deep: [1, "é", null] },
  startedAt: "2026-03-01T12:00:00.000Z",
  definition: "d",
  lastEventId: 1,
  attempts: 0,
  ...fields,
});

const event = (id: number): HistoryEvent => ({
  id,
  previousEventId: id - 1,
  timestamp: "2026-03-01T12:00:00.000Z",
  type: "PassStateEntered",
});

describe("the execution store", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "store-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("reads back from its file what was written before it was closed, making the folder it lives in", () => {
    const path = join(folder, "new", "executions.db");
    const written = createExecutionStore(path);
    written.create(execution("a"), [event(1)]);
    written.save(
      execution("a", { lastEventId: 12, output: [1] }),
      Array.from({ length: 11 }, (_, index) => event(index + 2)),
    );
    written.saveDefinition("d", { States: {} });
    written.close();
    const read = createExecutionStore(path);
    expect(read.load("arn:a")).toEqual(execution("a", { lastEventId: 12, output: [1] }));
    expect(read.history("arn:a").map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(read.loadDefinition("d")).toEqual({ States: {} });
    read.close();
  });

  it("writes nothing for an ARN that is taken", () => {
    const store = createExecutionStore(":memory:");
    expect(store.create(execution("a"), [event(1)])).toBe(true);
    expect(store.create(execution("a", { input: "other" }), [event(1)])).toBe(false);
    expect(store.load("arn:a")?.input).toEqual({ deep: [1, "é", null] });
    expect(store.history("arn:a")).toHaveLength(1);
  });

  it("leaves nothing of a write that fails in the middle", () => {
    const store = createExecutionStore(":memory:");
    store.create(execution("a"), [event(1)]);
    expect(() => store.save(execution("a", { status: "FAILED" }), [event(1)])).toThrow();
    expect(store.load("arn:a")?.status).toBe("RUNNING");
    store.save(execution("a", { status: "FAILED" }), [event(2)]);
    expect(store.running()).toEqual([]);
  });

  it("lists by state machine and status in the order of the starts", () => {
    const store = createExecutionStore(":memory:");
    for (const [name, fields] of [
      ["b", {}],
      ["a", {}],
      ["c", { stateMachine: "n" }],
      ["d", { status: "FAILED" as const }],
    ] as const) {
      store.create(execution(name, fields), []);
    }
    const names = (filter: Parameters<typeof store.list>[0]) => store.list(filter).map(({ name }) => name);
    expect(names({})).toEqual(["b", "a", "c", "d"]);
    expect(names({ stateMachine: "m" })).toEqual(["b", "a", "d"]);
    expect(names({ stateMachine: "m", status: "RUNNING" })).toEqual(["b", "a"]);
    expect(store.running()).toEqual(["arn:b", "arn:a", "arn:c"]);
    expect(store.load("arn:none")).toBeUndefined();
    expect(store.history("arn:none")).toEqual([]);
    expect(store.loadDefinition("none")).toBeUndefined();
  });
});
