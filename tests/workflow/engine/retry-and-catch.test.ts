import { describe, expect, it } from "vitest";
import { createTime, machine, runMachine, START } from "./engine-fixture.ts";

const failing = (error: string) => () => Promise.reject({ errorType: error, errorMessage: "no" });

const task = (fields: object, others: Record<string, object> = {}) =>
  machine({ T: { Type: "Task", Resource: "f", End: true, ...fields }, ...others });

/** Runs for an hour and tells at which seconds the function was called. */
const callSeconds = async (definition: object, error = "Boom", random = 0.5) => {
  const time = createTime();
  const seconds: number[] = [];
  const run = await runMachine(
    definition,
    {},
    {
      time,
      idSource: { uuid: () => "id", random: () => random },
      invoke: () => {
        seconds.push((time.now() - START) / 1000);
        return failing(error)();
      },
    },
  );
  await time.advance(3600, run.engine);
  return { ...run, seconds };
};

describe("Retry", () => {
  it.each([
    ["the defaults", {}, [0, 1, 3, 7]],
    ["an interval and a rate", { IntervalSeconds: 10, BackoffRate: 3, MaxAttempts: 2 }, [0, 10, 40]],
    ["a longest delay", { IntervalSeconds: 10, MaxDelaySeconds: 15, MaxAttempts: 4 }, [0, 10, 25, 40, 55]],
    ["no attempts", { MaxAttempts: 0 }, [0]],
    ["full jitter", { IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 2, JitterStrategy: "FULL" }, [0, 5, 15]],
  ])("waits by %s, then gives up with the function's error", async (_, retrier, expected) => {
    const { seconds, describe } = await callSeconds(task({ Retry: [{ ErrorEquals: ["States.ALL"], ...retrier }] }));
    expect(seconds).toEqual(expected);
    expect(describe()).toMatchObject({ status: "FAILED", error: "Boom" });
  });

  it("counts each retrier's attempts apart and uses the first that names the error, even when it is used up", async () => {
    const time = createTime();
    const errors = ["A", "B", "A", "B", "A"];
    const { engine, describe } = await runMachine(
      task({
        Retry: [
          { ErrorEquals: ["A"], MaxAttempts: 2 },
          { ErrorEquals: ["B"], MaxAttempts: 5 },
          { ErrorEquals: ["States.ALL"], MaxAttempts: 5 },
        ],
      }),
      {},
      { time, invoke: () => failing(errors.shift() ?? "never")() },
    );
    await time.advance(3600, engine);
    expect(errors).toEqual([]);
    expect(describe()).toMatchObject({ status: "FAILED", error: "A" });
  });

  it("shows the number of retries and starts anew when the state is entered again", async () => {
    const time = createTime();
    const seen: unknown[] = [];
    let calls = 0;
    const { engine } = await runMachine(
      machine({
        T: {
          Type: "Task",
          Resource: "f",
          Arguments: "{% $states.context.State.RetryCount %}",
          Retry: [{ ErrorEquals: ["States.TaskFailed"], MaxAttempts: 2 }],
          Next: "C",
        },
        C: { Type: "Choice", Choices: [{ Condition: "{% $states.input = 'again' %}", Next: "T" }], Default: "E" },
        E: { Type: "Succeed" },
      }),
      {},
      {
        time,
        invoke: async (_, retries) => {
          seen.push(retries);
          if (++calls % 3 !== 0) throw new Error("no");
          return calls === 3 ? "again" : "done";
        },
      },
    );
    await time.advance(3600, engine);
    expect(seen).toEqual([0, 1, 2, 0, 1, 2]);
  });

  it("does not retry or catch States.Runtime, whatever the list says", async () => {
    const { seconds, describe } = await callSeconds(
      task(
        {
          Retry: [{ ErrorEquals: ["States.ALL"] }],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "E" }],
        },
        { E: { Type: "Succeed" } },
      ),
      "States.Runtime",
    );
    expect(seconds).toEqual([0]);
    expect(describe()).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  });
});

describe("Catch", () => {
  it.each([
    ["Known", "ByName"],
    ["Other", "ByTaskFailed"],
  ])("leads the error %s to the first catcher that names it: %s", async (error, state) => {
    const { eventTypes, describe, engine, executionArn } = await runMachine(
      task(
        {
          Catch: [
            { ErrorEquals: ["Known"], Next: "ByName" },
            { ErrorEquals: ["States.TaskFailed"], Next: "ByTaskFailed" },
            { ErrorEquals: ["States.ALL"], Next: "ByAll" },
          ],
        },
        { ByName: { Type: "Succeed" }, ByTaskFailed: { Type: "Succeed" }, ByAll: { Type: "Succeed" } },
      ),
      {},
      { invoke: failing(error) },
    );
    expect(describe()).toMatchObject({
      status: "SUCCEEDED",
      output: { Error: error, Cause: `{"errorType":"${error}","errorMessage":"no"}` },
    });
    expect(eventTypes()).toContain("TaskStateExited");
    const entered = engine.getExecutionHistory(executionArn).at(-3)?.stateEnteredEventDetails;
    expect(entered).toMatchObject({ name: state });
  });

  it("comes after Retry has given up, and may assign and answer", async () => {
    const { seconds, describe } = await callSeconds(
      task(
        {
          Retry: [{ ErrorEquals: ["Boom"], MaxAttempts: 1 }],
          Catch: [
            {
              ErrorEquals: ["Boom"],
              Assign: { why: "{% $states.errorOutput.Error %}" },
              Output: "{% $states.input %}",
              Next: "P",
            },
          ],
        },
        { P: { Type: "Pass", Output: "{% $why %}", End: true } },
      ),
    );
    expect(seconds).toEqual([0, 1]);
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: "Boom" });
  });

  it.each([
    ["Arguments", { Arguments: "{% $missing %}" }],
    ["Output", { Output: "{% $missing %}" }],
    ["TimeoutSeconds", { TimeoutSeconds: "{% 0 %}" }],
  ])("sees an expression that fails in %s", async (_, fields) => {
    const { describe, eventTypes } = await runMachine(
      task(
        { ...fields, Catch: [{ ErrorEquals: ["States.QueryEvaluationError"], Next: "E" }] },
        { E: { Type: "Pass", Output: "{% $states.input.Error %}", End: true } },
      ),
    );
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: "States.QueryEvaluationError" });
    expect(eventTypes()).toContain("EvaluationFailed");
  });

  it("ends the execution when the catcher's own expression fails", async () => {
    const { describe } = await runMachine(
      task(
        { Catch: [{ ErrorEquals: ["States.ALL"], Output: "{% $missing %}", Next: "E" }] },
        { E: { Type: "Succeed" } },
      ),
      {},
      { invoke: failing("Boom") },
    );
    expect(describe()).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
    expect(describe().cause).toContain("specified for the field 'Catch[0]/Output' returned nothing");
  });
});
