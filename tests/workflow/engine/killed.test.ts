import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createExecutionStore } from "../../../local/state-machines/engine.ts";
import { createTestEngine, machine } from "./engine-fixture.ts";

const definitions = {
  m: machine({
    T: { Type: "Task", Resource: "f", Next: "W" },
    W: { Type: "Wait", Seconds: 5, End: true },
  }),
};

const SCRIPT = `
  const { createEngine, createExecutionStore, createTimerQueue } = await import(process.env.ENGINE);
  const engine = createEngine({
    definitions: JSON.parse(process.env.DEFINITIONS),
    store: createExecutionStore(process.env.STORE),
    timers: createTimerQueue(),
    clock: { now: () => ${Date.parse("2026-03-01T12:00:00Z")} },
    idSource: { uuid: () => crypto.randomUUID(), random: () => 0 },
    invoke: async (_, payload) => payload,
  });
  for (let number = 0; ; number++) {
    await engine.startExecution({ stateMachine: "m", name: "x" + number, input: number });
    console.log(number);
  }
`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "executions-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Starts executions in another process until so many are acknowledged, then kills it in the middle of its work. */
const killAfter = async (count: number, store: string): Promise<number> => {
  const engine = new URL("../../../local/state-machines/engine.ts", import.meta.url).href;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", SCRIPT], {
    env: { ...process.env, STORE: store, ENGINE: engine, DEFINITIONS: JSON.stringify(definitions) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let acknowledged = 0;
  for await (const line of createInterface(child.stdout)) {
    acknowledged = Number(line) + 1;
    if (acknowledged === count) child.kill("SIGKILL");
  }
  return acknowledged;
};

describe("a process killed with SIGKILL", () => {
  it.each([1, 37, 150])("loses none of %d acknowledged starts, and each goes on to its end", async (count) => {
    const path = join(folder, "executions.db");
    const acknowledged = await killAfter(count, path);
    const store = createExecutionStore(path);
    const { engine, time } = createTestEngine({ definitions, store, invoke: async (_, payload) => payload });
    await engine.recover();
    await time.advance(5, engine);
    const ended = new Map(engine.listExecutions({ status: "SUCCEEDED" }).map(({ name, output }) => [name, output]));
    for (let number = 0; number < acknowledged; number++) expect(ended.get(`x${number}`)).toBe(number);
    expect(engine.listExecutions({ status: "RUNNING" })).toEqual([]);
    store.close();
  });
});
