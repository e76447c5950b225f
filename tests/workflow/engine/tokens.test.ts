import { describe, expect, it } from "vitest";
import { machine, runMachine, startMachine } from "./engine-fixture.ts";
import { atToken, TOKEN_TASK } from "./token-fixture.ts";

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
