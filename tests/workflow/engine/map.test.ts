import { describe, expect, it } from "vitest";
import { createTime, machine, runMachine } from "./engine-fixture.ts";

const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: { End: true, ...state } } });

describe("Map", () => {
  const overItems = (fields: object, state: object) =>
    machine({
      M: { Type: "Map", Items: "{% $states.input %}", ...fields, ItemProcessor: branch("Each", state), End: true },
    });

  it("gives ItemSelector each item with its index, and answers the outputs in the items' order", async () => {
    const { describe } = await runMachine(
      overItems(
        {
          ItemSelector: {
            at: "{% $states.context.Map.Item.Index %}",
            value: "{% $states.context.Map.Item.Value %}",
            all: "{% $count($states.input) %}",
          },
        },
        { Type: "Pass", Output: "{% [$states.input, $states.context.Map.Item.Value] %}" },
      ),
      ["a", "b"],
    );
    expect(describe().output).toEqual([
      [{ at: 0, value: "a", all: 2 }, "a"],
      [{ at: 1, value: "b", all: 2 }, "b"],
    ]);
  });

  it.each([
    [1, 1, 5],
    [2, 2, 3],
    ["{% 1 + 2 %}", 3, 2],
    [0, 5, 1],
    [undefined, 5, 1],
  ])("runs with MaxConcurrency %j at most %d of five at once", async (MaxConcurrency, atOnce, rounds) => {
    const time = createTime();
    const { engine, describe, eventTypes } = await runMachine(
      overItems(MaxConcurrency === undefined ? {} : { MaxConcurrency }, { Type: "Wait", Seconds: 10 }),
      [1, 2, 3, 4, 5],
      { time },
    );
    expect(eventTypes().filter((type) => type === "MapIterationStarted")).toHaveLength(atOnce);
    await time.advance(10 * rounds - 1, engine);
    expect(describe().status).toBe("RUNNING");
    await time.advance(1, engine);
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: [1, 2, 3, 4, 5] });
  });

  it("runs no more than forty at once, as AWS's inline maps do", async () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const { eventTypes } = await runMachine(overItems({}, { Type: "Wait", Seconds: 10 }), items);
    expect(eventTypes().filter((type) => type === "MapIterationStarted")).toHaveLength(40);
  });

  it("fails with its first failing iteration and cuts the others short", async () => {
    const time = createTime();
    const { describe, eventTypes } = await runMachine(
      overItems({}, { Type: "Task", Resource: "f", TimeoutSeconds: 60 }),
      [1, 2, 3],
      {
        time,
        invoke: async (_, item) => {
          if (item === 2) throw new Error("two");
          return item;
        },
      },
    );
    expect(describe()).toMatchObject({ status: "FAILED", error: "Error" });
    expect(eventTypes().slice(-6)).toEqual([
      "MapIterationFailed",
      "TaskStateAborted",
      "MapIterationAborted",
      "TaskStateAborted",
      "MapStateFailed",
      "ExecutionFailed",
    ]);
    expect(time.timers.nextDueAt()).toBeUndefined();
  });

  it("numbers its events as AWS does when iterations follow each other", async () => {
    const { engine, executionArn } = await runMachine(overItems({ MaxConcurrency: 1 }, { Type: "Pass" }), [1, 2]);
    const history = engine.getExecutionHistory(executionArn);
    expect(history.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual([
      [1, 0, "ExecutionStarted"],
      [2, 0, "MapStateEntered"],
      [3, 2, "MapStateStarted"],
      [4, 3, "MapIterationStarted"],
      [5, 4, "PassStateEntered"],
      [6, 5, "PassStateExited"],
      [7, 6, "MapIterationSucceeded"],
      [8, 6, "MapIterationStarted"],
      [9, 8, "PassStateEntered"],
      [10, 9, "PassStateExited"],
      [11, 10, "MapIterationSucceeded"],
      [12, 11, "MapStateSucceeded"],
      [13, 11, "MapStateExited"],
      [14, 13, "ExecutionSucceeded"],
    ]);
  });
});
