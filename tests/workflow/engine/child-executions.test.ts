import { describe, expect, it } from "vitest";
import { createTime, machine, runMachine } from "./engine-fixture.ts";

const START_EXECUTION = "arn:aws:states:::states:startExecution";
const CHILD = "arn:aws:states:local:000000000000:execution:child:c1";

const parent = (resource: string, fields: object = {}, others: Record<string, object> = {}) =>
  machine({
    S: {
      Type: "Task",
      Resource: resource,
      Arguments: { StateMachineArn: "child", Name: "c1", Input: "{% $states.input %}" },
      End: true,
      ...fields,
    },
    ...others,
  });

const child = machine({ W: { Type: "Wait", Seconds: 60, Output: "{% $states.input.n + 1 %}", End: true } });
const failingChild = machine({ F: { Type: "Fail", Error: "Boom", Cause: "because" } });

describe("startExecution.sync:2", () => {
  it("waits for the execution's end and answers its report with Input and Output as values", async () => {
    const time = createTime();
    const { engine, describe, eventTypes } = await runMachine(
      parent(`${START_EXECUTION}.sync:2`),
      { n: 1 },
      {
        time,
        definitions: { child },
      },
    );
    expect(describe().status).toBe("RUNNING");
    expect(eventTypes().at(-1)).toBe("TaskSubmitted");
    await time.advance(60, engine);
    expect(describe()).toMatchObject({
      status: "SUCCEEDED",
      output: {
        ExecutionArn: CHILD,
        Input: { n: 1 },
        InputDetails: { Included: true },
        Name: "c1",
        Output: 2,
        OutputDetails: { Included: true },
        StateMachineArn: "arn:aws:states:local:000000000000:stateMachine:child",
        StartDate: Date.parse("2026-03-01T12:00:00Z"),
        StopDate: Date.parse("2026-03-01T12:01:00Z"),
        Status: "SUCCEEDED",
      },
    });
  });

  it("fails with States.TaskFailed and the report as the cause when the execution fails", async () => {
    const { describe } = await runMachine(
      parent(`${START_EXECUTION}.sync:2`),
      {},
      { definitions: { child: failingChild } },
    );
    expect(describe()).toMatchObject({ status: "FAILED", error: "States.TaskFailed" });
    expect(JSON.parse(describe().cause ?? "")).toMatchObject({
      Status: "FAILED",
      Error: "Boom",
      Cause: "because",
      Name: "c1",
    });
  });

  it("stops the execution when the waiting task is over", async () => {
    const time = createTime();
    const { engine, describe } = await runMachine(
      parent(`${START_EXECUTION}.sync:2`, { TimeoutSeconds: 10 }),
      { n: 1 },
      { time, definitions: { child } },
    );
    await time.advance(10, engine);
    expect(describe()).toMatchObject({ status: "FAILED", error: "States.Timeout" });
    expect(engine.describeExecution(CHILD).status).toBe("ABORTED");
    expect(time.timers.nextDueAt()).toBeUndefined();
  });
});

describe("startExecution", () => {
  it("goes on at once with the ARN and the start date", async () => {
    const { describe, engine } = await runMachine(parent(START_EXECUTION), { n: 1 }, { definitions: { child } });
    expect(describe()).toMatchObject({
      status: "SUCCEEDED",
      output: { ExecutionArn: CHILD, StartDate: "2026-03-01T12:00:00.000Z" },
    });
    expect(engine.describeExecution(CHILD).status).toBe("RUNNING");
  });

  it("names AWS's error when the name was used by an execution that has ended", async () => {
    const { engine, describe } = await runMachine(
      machine({ A: { Type: "Pass", End: true } }),
      {},
      { definitions: { child: failingChild, p: parent(START_EXECUTION) } },
    );
    expect(describe().status).toBe("SUCCEEDED");
    await engine.startExecution({ stateMachine: "child", name: "c1" });
    await engine.idle();
    const { executionArn } = await engine.startExecution({ stateMachine: "p", name: "again" });
    await engine.idle();
    expect(engine.describeExecution(executionArn)).toMatchObject({
      status: "FAILED",
      error: "StepFunctions.ExecutionAlreadyExistsException",
      cause: `Execution Already Exists: '${CHILD}'`,
    });
  });
});
