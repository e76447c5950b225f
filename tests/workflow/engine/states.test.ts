import { describe, expect, it } from "vitest";
import { createTime, machine, runMachine } from "./engine-fixture.ts";

const end = { Type: "Succeed" };

describe("Pass", () => {
  it("hands its input on when it says nothing", async () => {
    const { describe } = await runMachine(machine({ A: { Type: "Pass", End: true } }), { kept: [1, null] });
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: { kept: [1, null] } });
  });

  it("computes Assign and Output from the variables as they were", async () => {
    const { describe } = await runMachine(
      machine({
        First: { Type: "Pass", Assign: { count: 1 }, Next: "Second" },
        Second: {
          Type: "Pass",
          Assign: { count: "{% $count + 1 %}", before: "{% $count %}" },
          Output: "{% $count %}",
          Next: "Third",
        },
        Third: { Type: "Pass", Output: "{% [$states.input, $count, $before] %}", End: true },
      }),
    );
    expect(describe().output).toEqual([1, 2, 1]);
  });

  it("shows expressions the execution, the state and the state machine", async () => {
    const { describe, executionArn } = await runMachine(
      machine({ Only: { Type: "Pass", Output: "{% $states.context %}", End: true } }),
      { a: 1 },
    );
    expect(describe().output).toEqual({
      Execution: {
        Id: executionArn,
        Input: { a: 1 },
        Name: "x",
        RoleArn: "arn:aws:iam::000000000000:role/local",
        StartTime: "2026-03-01T12:00:00.000Z",
      },
      StateMachine: { Id: "arn:aws:states:local:000000000000:stateMachine:m", Name: "m" },
      State: { Name: "Only", EnteredTime: "2026-03-01T12:00:00.000Z" },
    });
  });
});

describe("Choice", () => {
  const choice = machine({
    Choose: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $states.input.n > 10 %}", Next: "Large", Assign: { size: "large" } },
        { Condition: "{% $states.input.n > 5 %}", Next: "Middle", Output: "by its rule" },
      ],
      Default: "Small",
      Output: "by default",
    },
    Large: { Type: "Pass", Output: "{% [$size, $states.input.n] %}", End: true },
    Middle: end,
    Small: end,
  });

  it.each([
    [11, ["large", 11]],
    [10, "by its rule"],
    [5, "by default"],
  ])("leads %d to %j: the first rule that holds counts, with its own Assign and Output", async (n, output) => {
    const { describe } = await runMachine(choice, { n });
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output });
  });

  it("fails when no rule holds and there is no default", async () => {
    const { describe } = await runMachine(
      machine({ C: { Type: "Choice", Choices: [{ Condition: "{% false %}", Next: "E" }] }, E: end }),
    );
    expect(describe()).toMatchObject({
      status: "FAILED",
      error: "States.NoChoiceMatched",
      cause:
        "An error occurred while executing the state 'C' (entered at the event id #2). " +
        "Failed to transition out of the state. The state does not point to a next state.",
    });
  });

  it("fails on a condition that is not a boolean", async () => {
    const { describe } = await runMachine(
      machine({ C: { Type: "Choice", Choices: [{ Condition: "{% 'yes' %}", Next: "E" }], Default: "E" }, E: end }),
    );
    expect(describe()).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
    expect(describe().cause).toContain("Expected 'boolean', but was 'string' for value: \"yes\"");
  });
});

describe("Wait", () => {
  it.each([
    ["seconds", { Seconds: 90 }, 90],
    ["computed seconds", { Seconds: "{% $states.input.hours * 3600 %}" }, 7200],
    ["an instant", { Timestamp: "2026-03-01T12:01:00Z" }, 60],
    ["a computed instant with an offset", { Timestamp: "{% $states.input.at %}" }, 1800],
  ])("waits for %s to the second", async (_, fields, seconds) => {
    const time = createTime();
    const input = { hours: 2, at: "2026-03-01T14:30:00.000000+02:00" };
    const { describe, engine } = await runMachine(machine({ W: { Type: "Wait", ...fields, End: true } }), input, {
      time,
    });
    await time.advance(seconds - 1, engine);
    expect(describe().status).toBe("RUNNING");
    await time.advance(1, engine);
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: input });
  });

  it("does not wait for an instant that has passed", async () => {
    const { describe, time } = await runMachine(
      machine({ W: { Type: "Wait", Timestamp: "2020-01-01T00:00:00Z", End: true } }),
    );
    expect(describe().status).toBe("SUCCEEDED");
    expect(time.timers.nextDueAt()).toBeUndefined();
  });

  it.each([
    ["{% -1 %}", "must be a whole number between 0 and 99999999 but was: -1"],
    ["{% 1.5 %}", "must be a whole number between 0 and 99999999 but was: 1.5"],
    ["{% '10' %}", "Expected 'number', but was 'string' for value: \"10\""],
    [
      "{% $nothing %}",
      "The JSONata expression '$nothing' specified for the field 'Seconds' returned nothing (undefined).",
    ],
  ])("fails on Seconds of %s", async (Seconds, cause) => {
    const { describe } = await runMachine(machine({ W: { Type: "Wait", Seconds, End: true } }));
    expect(describe()).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
    expect(describe().cause).toContain(cause);
  });
});

describe("Succeed and Fail", () => {
  it("ends with the computed output", async () => {
    const { describe } = await runMachine(
      machine({ S: { Type: "Succeed", Output: { n: "{% $states.input + 1 %}" } } }),
      1,
    );
    expect(describe()).toMatchObject({ status: "SUCCEEDED", output: { n: 2 } });
  });

  it.each([
    [
      "a literal error and cause",
      { Error: "Parked", Cause: "for an agent" },
      { error: "Parked", cause: "for an agent" },
    ],
    ["computed ones", { Error: "{% 'P' & 'Q' %}", Cause: "{% $states.input.why %}" }, { error: "PQ", cause: "late" }],
    ["neither", {}, { error: undefined, cause: undefined }],
  ])("fails with %s", async (_, fields, expected) => {
    const { describe } = await runMachine(machine({ F: { Type: "Fail", ...fields } }), { why: "late" });
    const { status, error, cause } = describe();
    expect({ status, error, cause }).toEqual({ status: "FAILED", ...expected });
  });
});
