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
    const history = engine.getExecutionHistory(executionArn);
    const failed = history.find(({ type }) => type === "LambdaFunctionFailed")?.id;
    const following = history.filter(({ type }) => type.endsWith("Aborted") || type === "ParallelStateFailed");
    expect(following.map(({ previousEventId }) => previousEventId)).toEqual([failed, failed, failed, failed, failed]);
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
