import { describe, expect, it } from "vitest";
import { createTime, machine, runMachine } from "./engine-fixture.ts";

describe("limits", () => {
  const large = "x".repeat(262_144);

  it("fails a state whose output is larger than 256 KiB", async () => {
    const { describe } = await runMachine(machine({ P: { Type: "Pass", Output: large, End: true } }));
    expect(describe()).toMatchObject({
      status: "FAILED",
      error: "States.DataLimitExceeded",
      cause: "The state/task 'P' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });

  it("fails an execution whose history is full, however it loops", async () => {
    const { describe, engine, executionArn } = await runMachine(
      machine({
        A: { Type: "Pass", Next: "B" },
        B: { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "A" }] },
      }),
    );
    expect(describe()).toMatchObject({
      status: "FAILED",
      error: "States.Runtime",
      cause: "The execution reached the maximum number of history events (25000).",
    });
    const history = engine.getExecutionHistory(executionArn);
    expect(history.at(-1)).toMatchObject({ type: "ExecutionFailed", id: 25_000 });
  });

  it("ends an execution when the machine's own TimeoutSeconds are over", async () => {
    const time = createTime();
    const { describe, engine, eventTypes } = await runMachine(
      machine({ W: { Type: "Wait", Seconds: 100, End: true } }, { TimeoutSeconds: 60 }),
      {},
      { time },
    );
    await time.advance(59, engine);
    expect(describe().status).toBe("RUNNING");
    await time.advance(1, engine);
    expect(describe()).toMatchObject({ status: "TIMED_OUT", stopDate: "2026-03-01T12:01:00.000Z" });
    expect(eventTypes().slice(-2)).toEqual(["WaitStateAborted", "ExecutionTimedOut"]);
    expect(time.timers.nextDueAt()).toBeUndefined();
  });
});
