import { describe, expect, it } from "vitest";
import { createTime, machine, runMachine } from "./engine-fixture.ts";

const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: { End: true, ...state } } });
const waitBranch = (name: string, Seconds: number) => branch(name, { Type: "Wait", Seconds });

describe("Parallel", () => {
  it("gives each branch its Arguments and answers their outputs in the branches' order", async () => {
    const time = createTime();
    const { engine, describe } = await runMachine(
      machine({
        P: {
          Type: "Parallel",
          Arguments: "{% $states.input.n %}",
          Branches: [waitBranch("Slow", 60), branch("Fast", { Type: "Pass", Output: "{% $states.input * 2 %}" })],
          Output: { all: "{% $states.result %}", input: "{% $states.input.n %}" },
          End: true,
        },
      }),
      { n: 21 },
      { time },
    );
    expect(describe().status).toBe("RUNNING");
    await time.advance(60, engine);
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: { all: [21, 42], input: 21 } });
  });

  it("lets branches read the variables around them and keeps what they assign to themselves", async () => {
    const { describe } = await runMachine(
      machine({
        A: { Type: "Pass", Assign: { outer: 1 }, Next: "P" },
        P: {
          Type: "Parallel",
          Branches: [
            {
              StartAt: "B1",
              States: {
                B1: { Type: "Pass", Assign: { inner: "{% $outer + 1 %}" }, Next: "B2" },
                B2: { Type: "Pass", Output: "{% [$outer, $inner] %}", End: true },
              },
            },
          ],
          Next: "Z",
        },
        Z: { Type: "Pass", Output: { branches: "{% $states.input %}", seen: "{% $exists($inner) %}" }, End: true },
      }),
    );
    expect(describe().output).toEqual({ branches: [[1, 2]], seen: false });
  });

  it("cuts every branch short when one fails, with AWS's events and no timer left", async () => {
    const time = createTime();
    const { describe, engine, eventTypes, executionArn } = await runMachine(
      machine({
        P: {
          Type: "Parallel",
          Branches: [
            waitBranch("Waits", 1000),
            {
              StartAt: "Nested",
              States: { Nested: { Type: "Parallel", Branches: [waitBranch("Deep", 1000)], End: true } },
            },
            branch("Fails", { Type: "Task", Resource: "f" }),
          ],
          End: true,
        },
      }),
      {},
      { time, invoke: () => Promise.reject(new Error("no")) },
    );
    expect(describe()).toMatchObject({ status: "FAILED", error: "Error" });
    expect(eventTypes().slice(-7)).toEqual([
      "LambdaFunctionFailed",
      "TaskStateAborted",
      "WaitStateAborted",
      "WaitStateAborted",
      "ParallelStateAborted",
      "ParallelStateFailed",
      "ExecutionFailed",
    ]);
    const failed = engine.getExecutionHistory(executionArn).find(({ type }) => type === "LambdaFunctionFailed")?.id;
    const aborted = engine.getExecutionHistory(executionArn).filter(({ type }) => type.endsWith("Aborted"));
    expect(aborted.map(({ previousEventId }) => previousEventId)).toEqual([failed, failed, failed, failed]);
    expect(time.timers.nextDueAt()).toBeUndefined();
  });

  it("refuses the token of a branch that was cut short", async () => {
    let token = "";
    const { engine } = await runMachine(
      machine({
        P: {
          Type: "Parallel",
          Branches: [
            branch("Asks", {
              Type: "Task",
              Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
              Arguments: { FunctionName: "ask", Payload: "{% $states.context.Task.Token %}" },
            }),
            branch("Fails", { Type: "Task", Resource: "fail" }),
          ],
          End: true,
        },
      }),
      {},
      {
        invoke: async (name, payload) => {
          if (name === "fail") throw new Error("no");
          token = String(payload);
        },
      },
    );
    expect(token).not.toBe("");
    await expect(engine.sendTaskSuccess({ taskToken: token, output: 1 })).rejects.toMatchObject({
      name: "TaskTimedOut",
    });
  });

  it("retries and catches as a whole", async () => {
    const time = createTime();
    const { engine, describe, eventTypes } = await runMachine(
      machine({
        P: {
          Type: "Parallel",
          Branches: [{ StartAt: "F", States: { F: { Type: "Fail", Error: "Boom" } } }],
          Retry: [{ ErrorEquals: ["Boom"], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ["Boom"], Next: "Caught" }],
          End: true,
        },
        Caught: { Type: "Succeed" },
      }),
      {},
      { time },
    );
    await time.advance(10, engine);
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: { Error: "Boom", Cause: null } });
    expect(eventTypes()).toEqual([
      "ExecutionStarted",
      "ParallelStateEntered",
      "ParallelStateStarted",
      "FailStateEntered",
      "ParallelStateStarted",
      "FailStateEntered",
      "ParallelStateFailed",
      "ParallelStateExited",
      "SucceedStateEntered",
      "SucceedStateExited",
      "ExecutionSucceeded",
    ]);
  });
});

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
