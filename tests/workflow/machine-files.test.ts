import { readFileSync } from "node:fs";
import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import type { ProcessName } from "../../adapters/workflow/processes.ts";
import { DisputeStatus } from "../../domain/disputes/index.ts";
import { ExperimentStatus } from "../../domain/experiments/index.ts";
import { type RefundStatus, refundStatus } from "../../domain/refunds/index.ts";
import { ReturnStatus } from "../../domain/returns/index.ts";
import { taskFunctions } from "../../functions/tasks.ts";
import { loadStateMachine } from "../../local/state-machines/engine.ts";
import { branchesOf, StateCoverage } from "../support/state-coverage.ts";
import { machines } from "../support/stubbed-process.ts";

interface State {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Arguments?: { readonly FunctionName: string; readonly Payload: { readonly task: string } };
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[];
}

const statesOf = (machine: string): readonly (readonly [string, State])[] =>
  Object.entries((machines[machine] as unknown as { States: Record<string, State> }).States);

const DUE = "2026-03-02T12:00:00.000Z";

/** `$states` as each state may see it. */
const sample = (status: string, wakeAt: string | null) => ({
  input: { status, wakeAt },
  result: { Payload: { outcome: "moved", status, wakeAt } },
  errorOutput: { Error: "States.TaskFailed", Cause: "because" },
  context: {
    Execution: { Name: "ret_1-return", Input: { caseId: "ret_1", askAt: DUE, expiresAt: DUE } },
    State: { Name: "Wait", EnteredTime: "2026-03-01T12:00:00.000Z" },
    Task: { Token: "token" },
  },
});

const expressionsIn = (value: unknown, path = ""): readonly (readonly [string, string])[] => {
  if (typeof value === "string") return value.startsWith("{%") ? [[path, value.slice(2, -2).trim()]] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => expressionsIn(entry, `${path}/${key}`));
};

/** The words that a Choice asks for, in its conditions. */
const wordsOf = (machine: string): readonly string[] =>
  statesOf(machine).flatMap(([, { Choices = [] }]) =>
    Choices.flatMap(({ Condition }) => [...Condition.matchAll(/'(\w+)'/g)].map(([, word]) => word ?? "")),
  );

const PROCESSES: readonly ProcessName[] = [
  "return",
  "refund",
  "feedback",
  "experiment",
  "backtest",
  "chargeback",
  "dispute",
  "sop",
  "quality",
];

/** What comes after a wait of a survey is known when it is scheduled; every other process reads what its clock says. */
const KNOWN_BEFOREHAND: Readonly<Record<string, string>> = { Ask: "Remind", Remind: "Let the link end" };

const REFUND_STATUSES: { readonly [S in RefundStatus]: true } = {
  none: true,
  planned: true,
  reserved: true,
  submitting: true,
  pending: true,
  unknown: true,
  failed: true,
  held: true,
  parked: true,
  settled: true,
  cancelled: true,
};

describe.each(PROCESSES)("the state machine %s", (machine) => {
  it("loads without complaint", () => {
    expect(() => loadStateMachine(machines[machine], machine)).not.toThrow();
  });

  it.each([
    ["a clock", "2026-03-02T12:00:00.000Z"],
    ["no clock", null],
    ["a clock that is past", "2026-02-01T12:00:00.000Z"],
  ])("has no expression that fails on a case with %s", async (_what, wakeAt) => {
    for (const [name, state] of statesOf(machine)) {
      for (const [path, source] of expressionsIn(state)) {
        const value = await jsonata(source).evaluate(undefined, { states: sample("settling", wakeAt) });
        expect(value, `${name}${path}`).not.toBeUndefined();
        if (path === "/TimeoutSeconds") expect(value, name).toSatisfy((it: number) => Number.isInteger(it) && it >= 1);
        if (path.endsWith("/Condition")) expect(value, name).toBeTypeOf("boolean");
      }
    }
  });

  it("never waits shorter than until the case's clock, nor a second longer", async () => {
    const waits = statesOf(machine).flatMap(([, state]) =>
      expressionsIn(state).filter(([path]) => path === "/TimeoutSeconds"),
    );
    const waiting = statesOf(machine).filter(([, { Resource }]) => Resource?.endsWith(".waitForTaskToken"));
    expect(waits).toHaveLength(waiting.length);
    for (const [, source] of waits) {
      const seconds = (wakeAt: string | null) =>
        jsonata(source).evaluate(undefined, { states: sample("settling", wakeAt) });
      expect(await seconds("2026-03-01T12:00:10.001Z")).toBe(11);
      expect(await seconds("2026-03-01T12:00:10.000Z")).toBe(10);
      expect(await seconds(null)).toBe(31_536_000);
    }
  });

  it("compares nothing but words, and whether a clock runs", () => {
    const conditions = statesOf(machine).flatMap(([, { Choices = [] }]) => Choices.map(({ Condition }) => Condition));
    for (const condition of conditions)
      expect(condition).toMatch(
        /^\{% \$states\.input\.status in \['\w+'(, '\w+')*\]( and \$states\.input\.wakeAt != null)? %\}$/,
      );
  });

  it("asks only for tasks that exist, each of the function that has it", () => {
    for (const [name, { Type, Arguments }] of statesOf(machine)) {
      if (Type !== "Task") continue;
      const tasks = Object.entries(taskFunctions).find(([key]) => key === Arguments?.FunctionName)?.[1];
      expect(Object.keys(tasks ?? {}), name).toContain(Arguments?.Payload.task);
    }
  });

  it("catches the failure of every task, and the moved clock of every wait", () => {
    for (const [name, { Type, Resource, Catch = [], Retry = [] }] of statesOf(machine)) {
      if (Type !== "Task") continue;
      expect(Catch.at(-1)?.ErrorEquals, name).toEqual(["States.ALL"]);
      expect(Retry[0]?.ErrorEquals, name).toEqual(expect.arrayContaining(["Upstream.Retryable", "Concurrent.Change"]));
      if (!Resource?.endsWith(".waitForTaskToken")) continue;
      const next = (error: string) => Catch.find(({ ErrorEquals }) => ErrorEquals.includes(error))?.Next;
      expect(next("Clock.Moved"), name).toBe("Ring the clock");
      expect(next("States.Timeout"), name).toBe(KNOWN_BEFOREHAND[name] ?? "Ring the clock");
    }
  });

  it("says why at every state but its end", () => {
    for (const [name, { Type, Comment }] of statesOf(machine))
      if (Type !== "Succeed") expect(Comment, name).toBeTypeOf("string");
  });
});

it("every task is asked for by some state", () => {
  const asked = PROCESSES.flatMap((machine) =>
    statesOf(machine).flatMap(([, { Arguments }]) => (Arguments === undefined ? [] : [Arguments.Payload.task])),
  );
  const tasks = Object.values(taskFunctions).flatMap((of) => Object.keys(of));
  expect([...new Set(asked)].sort()).toEqual(tasks.sort());
});

it("the return's choice knows every status that a case can stand in, and no other", () => {
  // `requested` lasts only inside the decision that opens a case.
  const statuses = ReturnStatus.options.filter((status) => status !== "requested");
  expect([...new Set(wordsOf("return"))].sort()).toEqual([...statuses].sort());
});

it("the dispute's choice knows every status that a dispute can stand in, and no other", () => {
  // These last only inside the decision that passes through them.
  const passing = ["escalated", "triage", "decided"];
  const statuses = DisputeStatus.options.filter((status) => !passing.includes(status));
  expect([...new Set(wordsOf("dispute"))].sort()).toEqual([...statuses].sort());
});

it("the refund's choice knows every status of an opened refund, and no other", () => {
  expect(refundStatus(undefined)).toBe("none");
  const statuses = Object.keys(REFUND_STATUSES).filter((status) => status !== "none");
  expect([...new Set(wordsOf("refund"))].sort()).toEqual(statuses.sort());
});

it("the survey's choice knows every standing that it can be woken in, and no other", () => {
  expect([...new Set(wordsOf("feedback"))].sort()).toEqual(["asking", "calling_back", "over"]);
});

it("the experiment's choice knows every status, and no other", () => {
  expect([...new Set(wordsOf("experiment"))].sort()).toEqual([...ExperimentStatus.options].sort());
});

it.each(["sop", "quality"])("the choice of %s knows both standings, and no other", (machine) => {
  expect([...new Set(wordsOf(machine))].sort()).toEqual(["going", "over"]);
});

it("placeholders stand only where a function's ARN belongs", () => {
  for (const machine of PROCESSES) {
    const file = readFileSync(new URL(`../../state-machines/${machine}.asl.json`, import.meta.url), "utf8");
    expect([...new Set(file.match(/\$\{\w+\}/g))]).toHaveLength(1);
  }
});

it("a walk that has not begun has covered nothing", async () => {
  for (const machine of Object.values(machines)) {
    const coverage = new StateCoverage(machine);
    await coverage.add([]);
    expect(coverage.missing).toEqual(branchesOf(machine));
    expect(coverage.missing.length).toBeGreaterThan(15);
  }
});
