import { describe, expect, it } from "vitest";
import { createTime, machine, runMachine, startMachine } from "./engine-fixture.ts";

const TOKEN_TASK = {
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
  Arguments: { FunctionName: "ask", Payload: { token: "{% $states.context.Task.Token %}" } },
};

/** A machine standing at a task that waits for its token. */
const atToken = async (fields: object = {}, others: Record<string, object> = {}) => {
  const time = createTime();
  const tokens: string[] = [];
  const run = await runMachine(
    machine({ T: { ...TOKEN_TASK, End: true, ...fields }, ...others }),
    {},
    {
      time,
      invoke: async (_, payload) => {
        tokens.push((payload as { token: string }).token);
        return "asked";
      },
    },
  );
  return { ...run, time, tokens, token: () => tokens.at(-1) ?? "" };
};

const refused = (name: string) => expect.objectContaining({ name });

describe("a task that waits for its token", () => {
  it("goes on with what the token's holder answers", async () => {
    const { engine, describe, token, eventTypes } = await atToken();
    expect(describe().status).toBe("RUNNING");
    await engine.sendTaskSuccess({ taskToken: token(), output: { answer: "approve" } });
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: { answer: "approve" } });
    expect(eventTypes()).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "TaskScheduled",
      "TaskStarted",
      "TaskSubmitted",
      "TaskSucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
  });

  it.each([
    [
      { error: "Declined", cause: "by the bank" },
      { error: "Declined", cause: "by the bank" },
    ],
    [{}, { error: undefined, cause: undefined }],
  ])("fails with what the token's holder says: %j", async (failure, expected) => {
    const { engine, describe, token } = await atToken();
    await engine.sendTaskFailure({ taskToken: token(), ...failure });
    const { status, error, cause } = describe();
    expect({ status, error, cause }).toEqual({ status: "FAILED", ...expected });
  });

  it("takes an answer that comes while the function that passes the token on still runs", async () => {
    const asked = Promise.withResolvers<string>();
    const answered = Promise.withResolvers<never>();
    const { engine, describe } = await startMachine(
      machine({ T: { ...TOKEN_TASK, End: true } }),
      {},
      {
        invoke: (_, payload) => {
          asked.resolve((payload as { token: string }).token);
          return answered.promise;
        },
      },
    );
    await engine.sendTaskSuccess({ taskToken: await asked.promise, output: "early" });
    answered.reject(new Error("the connection broke, but the token had been passed on"));
    await engine.idle();
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: "early" });
  });

  it("fails when the function that passes the token on fails", async () => {
    const { describe } = await runMachine(
      machine({ T: { ...TOKEN_TASK, End: true } }),
      {},
      {
        invoke: () => Promise.reject(new Error("not passed on")),
      },
    );
    expect(describe()).toMatchObject({ status: "FAILED", error: "Error" });
  });

  it.each(["sendTaskSuccess", "sendTaskFailure", "sendTaskHeartbeat"] as const)(
    "refuses %s for a token that is malformed, unknown or used",
    async (call) => {
      const { engine, token } = await atToken();
      const send = (taskToken: string) => engine[call]({ taskToken, output: {} });
      const unknown = Buffer.from(JSON.stringify(["arn:none", "1", "n"])).toString("base64url");
      const forged = Buffer.from(
        JSON.stringify([...JSON.parse(Buffer.from(token(), "base64url").toString()).slice(0, 2), "guess"]),
      ).toString("base64url");
      await expect(send("not a token")).rejects.toEqual(refused("InvalidToken"));
      await expect(send(unknown)).rejects.toEqual(refused("TaskDoesNotExist"));
      await expect(send(forged)).rejects.toEqual(refused("TaskTimedOut"));
      await engine.sendTaskSuccess({ taskToken: token(), output: 1 });
      await expect(send(token())).rejects.toEqual(refused("TaskTimedOut"));
    },
  );

  it("gives each retry a token of its own; the old one is over", async () => {
    const { engine, tokens, time, describe } = await atToken({ Retry: [{ ErrorEquals: ["States.ALL"] }] });
    await engine.sendTaskFailure({ taskToken: tokens[0] ?? "", error: "Busy" });
    await time.advance(1, engine);
    expect(new Set(tokens).size).toBe(2);
    await expect(engine.sendTaskSuccess({ taskToken: tokens[0] ?? "", output: 1 })).rejects.toEqual(
      refused("TaskTimedOut"),
    );
    await engine.sendTaskSuccess({ taskToken: tokens[1] ?? "", output: 2 });
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: 2 });
  });
});

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
