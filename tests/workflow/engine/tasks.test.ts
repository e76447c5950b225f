import { describe, expect, it } from "vitest";
import { machine, runMachine } from "./engine-fixture.ts";

const invoke = "arn:aws:states:::lambda:invoke";
const task = (fields: object) => machine({ T: { Type: "Task", Resource: invoke, End: true, ...fields } });

describe("a task that invokes a Lambda", () => {
  it("gives the function its Payload and answers as Lambda's API does", async () => {
    const calls: unknown[] = [];
    const { describe } = await runMachine(
      task({ Arguments: { FunctionName: "settle", Payload: { id: "{% $states.input.id %}" } } }),
      { id: "r1" },
      {
        invoke: async (...call) => {
          calls.push(call);
          return { settled: true };
        },
      },
    );
    expect(calls).toEqual([["settle", { id: "r1" }]]);
    expect(describe().output).toEqual({ ExecutedVersion: "$LATEST", Payload: { settled: true }, StatusCode: 200 });
  });

  it("shows Output and Assign the result beside the input", async () => {
    const { describe } = await runMachine(
      machine({
        T: {
          Type: "Task",
          Resource: invoke,
          Arguments: { FunctionName: "f" },
          Assign: { verdict: "{% $states.result.Payload.verdict %}" },
          Output: "{% $states.input.id %}",
          Next: "P",
        },
        P: { Type: "Pass", Output: "{% [$states.input, $verdict] %}", End: true },
      }),
      { id: "r1" },
      { invoke: async () => ({ verdict: "approve" }) },
    );
    expect(describe().output).toEqual(["r1", "approve"]);
  });

  it.each([
    ["the function's ARN", "arn:aws:lambda:eu-west-1:123456789012:function:settle"],
    ["the name that stands for it", "settle-returns"],
  ])("takes %s as the resource, gives it the Arguments and answers its result alone", async (_, Resource) => {
    const { describe, eventTypes } = await runMachine(
      task({ Resource, Arguments: { a: 1 } }),
      {},
      {
        invoke: async (functionName, payload) => ({ functionName, payload }),
      },
    );
    expect(describe().output).toEqual({ functionName: Resource, payload: { a: 1 } });
    expect(eventTypes()).toContain("LambdaFunctionSucceeded");
  });

  it("gives the state's input where there are no Arguments, and null for a function that answers nothing", async () => {
    const seen: unknown[] = [];
    const { describe } = await runMachine(
      task({ Resource: "f" }),
      { whole: "input" },
      {
        invoke: async (_, payload) => void seen.push(payload),
      },
    );
    expect(seen).toEqual([{ whole: "input" }]);
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: null });
  });
});

describe("a task that fails", () => {
  class OutOfStock extends Error {
    override readonly name = "OutOfStock";
  }
  it.each([
    [
      "an error thrown by the function",
      new OutOfStock("none left"),
      { error: "OutOfStock", cause: '{"errorType":"OutOfStock","errorMessage":"none left"}' },
    ],
    [
      "what a Lambda reports",
      { errorType: "Gone", errorMessage: "it is", requestId: "q" },
      { error: "Gone", cause: '{"errorType":"Gone","errorMessage":"it is","requestId":"q"}' },
    ],
    [
      "an error of Lambda itself",
      { errorType: "Lambda.TooManyRequestsException", errorMessage: "Rate exceeded" },
      { error: "Lambda.TooManyRequestsException", cause: "Rate exceeded" },
    ],
  ])("fails with %s as AWS names it", async (_, thrown, expected) => {
    const { describe, eventTypes } = await runMachine(
      task({ Arguments: { FunctionName: "f" } }),
      {},
      {
        invoke: () => Promise.reject(thrown),
      },
    );
    expect(describe()).toMatchObject({ status: "FAILED", ...expected });
    expect(eventTypes().slice(-2)).toEqual(["TaskFailed", "ExecutionFailed"]);
  });

  it.each([
    ["{% {} %}", "FunctionName"],
    ["{% {'FunctionName': 'f', 'Qualifier': '1'} %}", "Qualifier"],
  ])("fails on computed Arguments %s that Lambda would not take", async (Arguments, name) => {
    const { describe } = await runMachine(task({ Arguments }));
    expect(describe()).toMatchObject({ status: "FAILED", error: "States.Runtime" });
    expect(describe().cause).toContain(name);
  });

  it("fails on a result larger than 256 KiB, and Catch sees it", async () => {
    const catching = machine({
      T: {
        Type: "Task",
        Resource: invoke,
        Arguments: { FunctionName: "f" },
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }],
        End: true,
      },
      Caught: { Type: "Pass", End: true },
    });
    const { describe } = await runMachine(catching, {}, { invoke: async () => "é".repeat(131_072) });
    expect(describe().output).toEqual({
      Error: "States.DataLimitExceeded",
      Cause:
        "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });
});
