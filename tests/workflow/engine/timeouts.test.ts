import { describe, expect, it } from "vitest";
import { createTime, machine, startMachine } from "./engine-fixture.ts";
import { atToken } from "./token-fixture.ts";

const refused = (name: string) => expect.objectContaining({ name });

describe("TimeoutSeconds", () => {
  it("fails the task to the second, with AWS's error and no cause", async () => {
    const { time, engine, describe, eventTypes, token } = await atToken({ TimeoutSeconds: "{% 60 * 60 %}" });
    await time.advance(3599, engine);
    expect(describe().status).toBe("RUNNING");
    await time.advance(1, engine);
    const { status, error, cause } = describe();
    expect({ status, error, cause }).toEqual({ status: "FAILED", error: "States.Timeout", cause: undefined });
    expect(eventTypes().slice(-2)).toEqual(["TaskTimedOut", "ExecutionFailed"]);
    await expect(engine.sendTaskSuccess({ taskToken: token(), output: 1 })).rejects.toEqual(refused("TaskTimedOut"));
  });

  it("is over when the answer came in time", async () => {
    const { time, engine, token, describe } = await atToken({ TimeoutSeconds: 60 });
    await engine.sendTaskSuccess({ taskToken: token(), output: 1 });
    expect(time.timers.nextDueAt()).toBeUndefined();
    expect(describe().status).toBe("SUCCEEDED");
  });

  it.each([
    ["States.Timeout", true],
    ["States.ALL", true],
    ["States.TaskFailed", false],
    ["States.HeartbeatTimeout", false],
  ])("is named by %s: %s", async (name, caught) => {
    const { time, engine, describe } = await atToken(
      { TimeoutSeconds: 60, Catch: [{ ErrorEquals: [name], Next: "E" }] },
      { E: { Type: "Succeed" } },
    );
    await time.advance(60, engine);
    expect(describe().status).toBe(caught ? "SUCCEEDED" : "FAILED");
    if (caught) expect(describe().output).toEqual({ Error: "States.Timeout", Cause: "" });
  });

  it("stops waiting for a function that does not answer, and disregards its late answer", async () => {
    const time = createTime();
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<string>();
    const { engine, describe, eventTypes } = await startMachine(
      machine({ T: { Type: "Task", Resource: "f", TimeoutSeconds: 5, End: true } }),
      {},
      {
        time,
        invoke: () => {
          asked.resolve();
          return answered.promise;
        },
      },
    );
    await asked.promise;
    await time.timers.fireDue(time.now() + 5000);
    expect(describe()).toMatchObject({ status: "FAILED", error: "States.Timeout" });
    answered.resolve("late");
    await engine.idle();
    expect(eventTypes().slice(-2)).toEqual(["LambdaFunctionTimedOut", "ExecutionFailed"]);
  });
});

describe("HeartbeatSeconds", () => {
  it("fails the task when the heartbeat stays out, and each heartbeat moves the deadline on", async () => {
    const { time, engine, describe, token } = await atToken({ HeartbeatSeconds: 30, TimeoutSeconds: 600 });
    for (const _ of [1, 2, 3]) {
      await time.advance(29, engine);
      await engine.sendTaskHeartbeat({ taskToken: token() });
    }
    await time.advance(29, engine);
    expect(describe().status).toBe("RUNNING");
    await time.advance(1, engine);
    expect(describe()).toMatchObject({ status: "FAILED", error: "States.Timeout" });
  });

  it("does not move the task's own deadline", async () => {
    const { time, engine, describe, token } = await atToken({ HeartbeatSeconds: 30, TimeoutSeconds: 45 });
    await time.advance(29, engine);
    await engine.sendTaskHeartbeat({ taskToken: token() });
    await time.advance(16, engine);
    expect(describe().status).toBe("FAILED");
  });

  it.each(["States.HeartbeatTimeout", "States.Timeout"])("is named by %s", async (name) => {
    const { time, engine, describe } = await atToken(
      { HeartbeatSeconds: 30, Catch: [{ ErrorEquals: [name], Next: "E" }] },
      { E: { Type: "Succeed" } },
    );
    await time.advance(30, engine);
    expect(describe().status).toBe("SUCCEEDED");
  });
});
