import { describe, expect, it } from "vitest";
import {
  BacktestEvent,
  type BacktestState,
  BacktestStatus,
  backtestLifecycle,
  backtests,
} from "../../../domain/backtests/index.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { statusesReachableFrom, terminalStatuses } from "../../../domain/kernel/lifecycle.ts";
import { idOf } from "../../support/returns.ts";

const at = instant("2026-03-10T12:00:00Z");
const started = {
  type: "StartBacktest" as const,
  at,
  backtestId: idOf("bkt_", 1),
  market: "BR",
  draft: { version: 2, contentHash: "abc" },
  window: { from: "2026-03-01", to: "2026-03-09" },
};
type Command = Parameters<typeof backtests.decide>[1];

const page = (from: string, next: string | undefined, cases = 3, changed = 1): Command => ({
  type: "CountPage",
  at,
  from: { day: from },
  next: next === undefined ? undefined : { day: next },
  cases,
  changed,
});
const parked: Command = { type: "ParkBacktest", at, error: "States.Timeout" };
const completed: Command = { type: "CompleteBacktest", at, floorBreaches: 2 };

const played = (...commands: readonly Command[]) => {
  const types: string[] = [];
  const state = commands.reduce<BacktestState>((before, command) => {
    const decision = backtests.decide(before, command);
    if (decision.outcome === "refused") throw new Error("a backtest refuses nothing");
    types.push(...decision.events.map(({ type }) => type));
    for (const event of decision.events) BacktestEvent.parse(event);
    return decision.events.reduce<BacktestState>(backtests.evolve, before);
  }, undefined);
  return { state, types };
};

describe("a backtest", () => {
  it("counts page after page to the end of its window, and is done with its report", () => {
    const { state, types } = played(
      started,
      page("2026-03-01", "2026-03-05"),
      page("2026-03-05", undefined),
      completed,
    );
    expect(types).toEqual(["BacktestStarted", "DecisionsReplayed", "WindowReplayed", "BacktestCompleted"]);
    expect(state).toMatchObject({ status: "done", pages: 2, cases: 6, changed: 2, floorBreaches: 2, finishedAt: at });
    expect(state?.next).toBeUndefined();
  });

  it.each<[string, readonly Command[], readonly string[]]>([
    [
      "a page that is counted again",
      [page("2026-03-01", "2026-03-05"), page("2026-03-01", "2026-03-05")],
      ["DecisionsReplayed"],
    ],
    ["a page from somewhere else", [page("2026-03-02", "2026-03-05")], []],
    ["a report before the end", [completed], []],
    ["a second report", [page("2026-03-01", undefined), completed, completed], ["WindowReplayed", "BacktestCompleted"]],
    ["a second start", [started], []],
    [
      "parking what is done",
      [page("2026-03-01", undefined), completed, parked],
      ["WindowReplayed", "BacktestCompleted"],
    ],
  ])("is not moved by %s", (_what, commands, types) => {
    expect(played(started, ...commands).types).toEqual(["BacktestStarted", ...types]);
  });

  it("is nothing before it begins", () => {
    expect(played(page("2026-03-01", undefined), completed, parked).state).toBeUndefined();
  });

  it("says why it is parked, and goes on where it was", () => {
    const { state } = played(started, page("2026-03-01", "2026-03-05"), parked);
    expect(state).toMatchObject({ status: "parked", error: "States.Timeout", next: { day: "2026-03-05" } });
    const { state: gone } = played(started, page("2026-03-01", "2026-03-05"), parked, page("2026-03-05", undefined));
    expect([gone?.status, gone?.error, gone?.cases]).toEqual(["counted", undefined, 6]);
    expect(played(started, page("2026-03-01", undefined), parked, completed).state?.status).toBe("done");
  });
});

describe("the table of its statuses", () => {
  it("reaches every status, and has one end, to which each has a way", () => {
    expect([...statusesReachableFrom(backtestLifecycle, "none")].toSorted()).toEqual(BacktestStatus.options.toSorted());
    expect(terminalStatuses(backtestLifecycle)).toEqual(["done"]);
    for (const status of BacktestStatus.options)
      expect(statusesReachableFrom(backtestLifecycle, status).has("done")).toBe(true);
  });
});
