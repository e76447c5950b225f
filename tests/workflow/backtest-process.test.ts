import { describe, expect, it } from "vitest";
import { coverageOf, machines } from "../support/stubbed-process.ts";

const { watch, missing } = coverageOf("backtest");

const answers = (status: string) => ({ outcome: "moved", status, wakeAt: null });

/** Plays the tasks from a list of answers; an Error is thrown, and what has no answer any more stays with the last one. */
const played = (...script: readonly (object | Error)[]) => {
  const left = [...script];
  return () => {
    const next = left.length > 1 ? left.shift() : left[0];
    if (next instanceof Error) throw next;
    return next;
  };
};

const named = (name: string) => Object.assign(new Error(name), { name });

const begin = { status: "replaying", wakeAt: null };

describe("the process of a backtest", () => {
  it("replays page after page, reports once, and is done", async () => {
    const process = await watch(
      played(answers("replaying"), answers("replaying"), answers("counted"), answers("done")),
      begin,
    );
    expect(process.calls.map(({ task }) => task)).toEqual([
      "replay-decisions",
      "replay-decisions",
      "replay-decisions",
      "report-backtest",
    ]);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("has nothing to do for one that is done", async () => {
    const process = await watch(played(), { status: "done", wakeAt: null });
    expect([process.calls, process.status()]).toEqual([[], "SUCCEEDED"]);
  });

  it.each(["Concurrent.Change", "Lambda.TooManyRequestsException"])("tries a page again after %s", async (error) => {
    const process = await watch(played(named(error), answers("counted"), answers("done")), begin);
    await process.pass(1, "minute");
    const [first, second] = process.calls;
    expect(second?.commandId).toBe(first?.commandId);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("tries the report again too", async () => {
    const process = await watch(played(named("Concurrent.Change"), answers("done")), { status: "counted" });
    await process.pass(1, "minute");
    expect(process.calls.map(({ task }) => task)).toEqual(["report-backtest", "report-backtest"]);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("parks what fails for good with the error's name, and goes on where it was the next day", async () => {
    const process = await watch(
      played(new TypeError("broken"), answers("replaying"), answers("counted"), answers("done")),
      begin,
    );
    expect(process.last()).toMatchObject({ task: "park-backtest", error: "TypeError" });
    expect(process.state()).toBe("Go on tomorrow");
    await process.pass(23, "hour");
    expect(process.state()).toBe("Go on tomorrow");
    await process.pass(1, "hour");
    expect(process.calls.map(({ task }) => task)).toEqual([
      "replay-decisions",
      "park-backtest",
      "replay-decisions",
      "report-backtest",
    ]);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("parks a report that fails for good, and makes it the next day", async () => {
    const process = await watch(played(new TypeError("broken"), answers("counted"), answers("done")), {
      status: "counted",
    });
    await process.pass(1, "day");
    expect(process.calls.map(({ task }) => task)).toEqual(["report-backtest", "park-backtest", "report-backtest"]);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("parks a word that it does not know, tries to park again, and goes on even where parking fails", async () => {
    const process = await watch(
      played(named("Concurrent.Change"), new TypeError("broken"), answers("counted"), answers("done")),
      { status: "lost" },
    );
    await process.pass(1, "minute");
    expect(process.last()).toMatchObject({ task: "park-backtest", error: "Unknown.Status" });
    await process.pass(1, "day");
    expect(process.calls.map(({ task }) => task)).toEqual([
      "park-backtest",
      "park-backtest",
      "replay-decisions",
      "report-backtest",
    ]);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("tries a page again that takes too long, and parks one that always does", async () => {
    const process = await watch((call) => {
      if (call.task === "park-backtest") return answers("replaying");
      throw named("States.Timeout");
    }, begin);
    await process.pass(10, "minute");
    expect(process.calls.filter(({ task }) => task === "replay-decisions")).toHaveLength(7);
    expect(process.last()).toMatchObject({ task: "park-backtest", error: "States.Timeout" });
  });
});

it("no task may take longer than twice the time of its function", () => {
  const tasks = Object.values(machines.backtest?.States ?? {}).filter(({ Type }) => Type === "Task");
  expect(tasks.map((task) => (task as { TimeoutSeconds?: number }).TimeoutSeconds)).toEqual([60, 60, 60]);
});

it("every branch was walked", async () => {
  expect(await missing()).toEqual([]);
});
