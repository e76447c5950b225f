import {
  ExecutionAlreadyExists,
  ExecutionLimitExceeded,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  TaskDoesNotExist,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { stepFunctionsProcesses } from "../../../adapters/workflow/step-functions-processes.ts";

const sfn = mockClient(SFNClient);
beforeEach(() => sfn.reset());

const RETURN_ARN = "arn:aws:states:eu-west-1:123456789012:stateMachine:return";
const processes = stepFunctionsProcesses(new SFNClient({ region: "eu-west-1" }), { return: RETURN_ARN });

const because = { message: "told by the test", $metadata: {} };

describe("a process", () => {
  it("starts under the name that it is given, with its input as JSON", async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await processes.start("return", "ret_1", { caseId: "ret_1" });
    expect(sfn.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input)).toEqual([
      { stateMachineArn: RETURN_ARN, name: "ret_1", input: '{"caseId":"ret_1"}' },
    ]);
  });

  it("that runs already, or ran once, is started", async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(because));
    await expect(processes.start("return", "ret_1", {})).resolves.toBeUndefined();
  });

  it.each([
    new ExecutionLimitExceeded(because),
    new StateMachineDoesNotExist(because),
    new Error("the network is gone"),
  ])("that cannot start says so: %s", async (error) => {
    sfn.on(StartExecutionCommand).rejects(error);
    await expect(processes.start("return", "ret_1", {})).rejects.toBe(error);
  });

  it("whose ARN a Lambda was not given is a fault of the deployment, and is not called", async () => {
    await expect(processes.start("refund", "rfd_1", {})).rejects.toThrow("the ARN of refund is configured");
    expect(sfn.calls()).toEqual([]);
  });
});

const answers = [
  ["resumed", SendTaskSuccessCommand, () => processes.resume("token-1", { status: "approved" })],
  ["interrupted", SendTaskFailureCommand, () => processes.interrupt("token-1", "Clock.Moved")],
] as const;

describe("a step that waits", () => {
  it("is told what it goes on with", async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    expect(await processes.resume("token-1", { status: "approved" })).toBe(true);
    expect(sfn.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({
      taskToken: "token-1",
      output: '{"status":"approved"}',
    });
  });

  it("is told the error that it catches", async () => {
    sfn.on(SendTaskFailureCommand).resolves({});
    expect(await processes.interrupt("token-1", "Clock.Moved")).toBe(true);
    expect(sfn.commandCalls(SendTaskFailureCommand)[0]?.args[0].input).toEqual({
      taskToken: "token-1",
      error: "Clock.Moved",
    });
  });

  it.each(
    answers.flatMap(([how, command, answer]) =>
      [new TaskTimedOut(because), new TaskDoesNotExist(because), new InvalidToken(because)].map(
        (error) => [how, error, command, answer] as const,
      ),
    ),
  )("and cannot be %s any more is over: %s", async (_how, error, command, answer) => {
    sfn.on(command as typeof SendTaskSuccessCommand).rejects(error);
    expect(await answer()).toBe(false);
  });

  it.each(answers)("and is %s in vain for any other reason says so", async (_how, command, answer) => {
    const error = new Error("the network is gone");
    sfn.on(command as typeof SendTaskSuccessCommand).rejects(error);
    await expect(answer()).rejects.toBe(error);
  });
});
