import { describe, expect, it } from "vitest";
import { countTransitions } from "../../../local/state-machines/engine.ts";
import { createTestEngine, createTime, machine, runMachine } from "./engine-fixture.ts";

const waits = machine({ W: { Type: "Wait", Seconds: 60, End: true } });
const refusal = (name: string) => expect.objectContaining({ name });

describe("starting", () => {
  it("answers the running execution to the same name and input, whatever the order of its keys", async () => {
    const { engine, time } = createTestEngine({ definitions: { m: waits } });
    const first = await engine.startExecution({ stateMachine: "m", name: "ret_1", input: { a: 1, b: 2 } });
    await time.advance(1, engine);
    expect(await engine.startExecution({ stateMachine: "m", name: "ret_1", input: { b: 2, a: 1 } })).toEqual(first);
    expect(first).toEqual({
      executionArn: "arn:aws:states:local:000000000000:execution:m:ret_1",
      startDate: "2026-03-01T12:00:00.000Z",
    });
    expect(engine.listExecutions()).toHaveLength(1);
  });

  it("refuses another input under a running name, and any input under a name that was used", async () => {
    const { engine, time } = createTestEngine({ definitions: { m: waits } });
    await engine.startExecution({ stateMachine: "m", name: "ret_1", input: 1 });
    await expect(engine.startExecution({ stateMachine: "m", name: "ret_1", input: 2 })).rejects.toEqual(
      refusal("ExecutionAlreadyExists"),
    );
    await time.advance(60, engine);
    await expect(engine.startExecution({ stateMachine: "m", name: "ret_1", input: 1 })).rejects.toEqual(
      refusal("ExecutionAlreadyExists"),
    );
  });

  it("lets different state machines use one name", async () => {
    const { engine } = createTestEngine({ definitions: { m: waits, other: waits } });
    await engine.startExecution({ stateMachine: "m", name: "one" });
    await engine.startExecution({ stateMachine: "other", name: "one" });
    expect(engine.listExecutions({ stateMachine: "other" }).map(({ name }) => name)).toEqual(["one"]);
  });

  it.each([
    ["a space", { name: "a b" }, "InvalidName"],
    ["a slash", { name: "a/b" }, "InvalidName"],
    ["no characters", { name: "" }, "InvalidName"],
    ["81 characters", { name: "x".repeat(81) }, "InvalidName"],
    ["a large input", { name: "x", input: "x".repeat(262_144) }, "InvalidExecutionInput"],
    ["an unknown state machine", { stateMachine: "none", name: "x" }, "StateMachineDoesNotExist"],
  ])("refuses %s", async (_, start, name) => {
    const { engine } = createTestEngine({ definitions: { m: waits } });
    await expect(engine.startExecution({ stateMachine: "m", ...start })).rejects.toEqual(refusal(name));
    expect(engine.listExecutions()).toEqual([]);
  });
});

describe("reading", () => {
  it("lists by state machine and status, oldest first, and describes the ended with their output", async () => {
    const time = createTime();
    const { engine } = createTestEngine({
      time,
      definitions: { m: waits, n: machine({ P: { Type: "Pass", End: true } }) },
    });
    for (const [stateMachine, name] of [
      ["m", "b"],
      ["m", "a"],
      ["n", "c"],
    ] as const) {
      await engine.startExecution({ stateMachine, name, input: name });
    }
    await engine.idle();
    expect(engine.listExecutions({ status: "RUNNING" }).map(({ name }) => name)).toEqual(["b", "a"]);
    expect(engine.listExecutions({ status: "SUCCEEDED" })).toEqual([
      {
        executionArn: "arn:aws:states:local:000000000000:execution:n:c",
        stateMachineArn: "arn:aws:states:local:000000000000:stateMachine:n",
        name: "c",
        status: "SUCCEEDED",
        startDate: "2026-03-01T12:00:00.000Z",
        stopDate: "2026-03-01T12:00:00.000Z",
        input: "c",
        output: "c",
      },
    ]);
  });

  it("refuses an execution it does not know", () => {
    const { engine } = createTestEngine();
    expect(() => engine.describeExecution("arn:none")).toThrow(refusal("ExecutionDoesNotExist"));
    expect(() => engine.getExecutionHistory("arn:none")).toThrow(refusal("ExecutionDoesNotExist"));
  });

  it("tells each event once it is saved, and counts the states entered", async () => {
    const told: string[] = [];
    const { engine, executionArn, eventTypes } = await runMachine(
      machine({ A: { Type: "Pass", Next: "B" }, B: { Type: "Succeed" } }),
      {},
      { onTransition: ({ event }) => void told.push(event.type) },
    );
    expect(told).toEqual(eventTypes());
    expect(countTransitions(engine.getExecutionHistory(executionArn))).toBe(2);
  });
});

describe("stopping", () => {
  it("aborts what runs, and leaves what has ended alone", async () => {
    const { engine, executionArn, describe, time } = await runMachine(waits);
    await engine.stopExecution({ executionArn, error: "Withdrawn", cause: "by the buyer" });
    expect(describe()).toMatchObject({ status: "ABORTED", error: "Withdrawn", cause: "by the buyer" });
    expect(time.timers.nextDueAt()).toBeUndefined();
    await engine.stopExecution({ executionArn, error: "Again" });
    expect(describe().error).toBe("Withdrawn");
  });
});
