import { describe, expect, it } from "vitest";
import { InvalidStateMachine, loadStateMachine } from "../../../../local/state-machines/load.ts";

const machine = (states: Record<string, unknown>, top: object = {}) => ({
  QueryLanguage: "JSONata",
  StartAt: Object.keys(states)[0],
  States: states,
  ...top,
});

const problemsOf = (definition: unknown) => {
  try {
    loadStateMachine(definition, "m");
  } catch (error) {
    if (error instanceof InvalidStateMachine) return error.problems;
    throw error;
  }
  return [];
};

const pass = { Type: "Pass", End: true };
const task = { Type: "Task", Resource: "f", End: true };
const lambda = { ...task, Resource: "arn:aws:states:::lambda:invoke" };
const inner = { StartAt: "I", States: { I: pass } };
const PLACEHOLDER = "$".concat("{FunctionArn}");
const map = { Type: "Map", ItemProcessor: inner, End: true };

describe("a state that cannot be run as AWS runs it is refused with its name", () => {
  it.each<[string, object, string]>([
    ["an unknown field", { ...pass, Colour: "red" }, 'Unrecognized key: "Colour"'],
    ["an unknown type", { Type: "Ponder" }, "Type: Invalid"],
    ["JSONPath as its language", { ...pass, QueryLanguage: "JSONPath" }, "uses JSONPath; only JSONata is supported"],
    ["a JSONPath field", { ...pass, ResultPath: "$.x" }, "ResultPath belongs to JSONPath; only JSONata is supported"],
    ["a JSONPath payload", { ...task, Parameters: {} }, "Parameters belongs to JSONPath; only JSONata is supported"],
    ["credentials", { ...task, Credentials: {} }, "Credentials are not supported"],
    [
      "a distributed map",
      { ...map, ItemProcessor: { ...inner, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } } },
      "a distributed map is not supported",
    ],
    ["an item reader", { ...map, ItemReader: {} }, "ItemReader belongs to a distributed map, which is not supported"],
    ["an old iterator", { Type: "Map", Iterator: inner, End: true }, "Iterator is the old name of ItemProcessor"],
    [
      "another service",
      { ...task, Resource: "arn:aws:states:::sqs:sendMessage" },
      "'arn:aws:states:::sqs:sendMessage' is not",
    ],
    ["an activity", { ...task, Resource: "arn:aws:states:eu-west-1:123456789012:activity:a" }, "is not supported"],
    ["the old sync", { ...task, Resource: "arn:aws:states:::states:startExecution.sync" }, "is not supported"],
    ["an unresolved placeholder", { ...task, Resource: PLACEHOLDER }, `the resource '${PLACEHOLDER}' is not supported`],
    ["a function without name", { ...lambda, Arguments: { Payload: 1 } }, "Arguments/FunctionName is missing"],
    ["a placeholder that was left", { ...lambda, Arguments: { FunctionName: PLACEHOLDER } }, "was not substituted"],
    ["no arguments", lambda, "Arguments/FunctionName is missing"],
    [
      "a qualifier",
      { ...lambda, Arguments: { FunctionName: "f", Qualifier: "1" } },
      "Arguments/Qualifier is not supported",
    ],
    ["broken JSONata", { ...pass, Output: "{% 1 + %}" }, "Output: the JSONata expression '1 +' does not parse"],
    [
      "deep broken JSONata",
      { ...pass, Output: { a: ["{% ( %}"] } },
      "Output/a[0]: the JSONata expression '(' does not",
    ],
    ["half an expression", { ...pass, Output: "{% $x" }, "Output: '{% $x' opens or closes an expression only"],
    ["$eval", { ...pass, Output: "{% $eval('1') %}" }, "Output: $eval is not supported by Step Functions"],
    ["$eval under another name", { ...pass, Output: "{% ($e := $eval; $e('1')) %}" }, "$eval is not supported"],
    ["neither Next nor End", { Type: "Pass" }, "has neither Next nor End"],
    ["both Next and End", { ...pass, Next: "S" }, "has both Next and End"],
    ["a missing target", { Type: "Pass", Next: "Nowhere" }, "leads to 'Nowhere', which is no state here"],
    [
      "a catcher to nowhere",
      { ...task, Catch: [{ ErrorEquals: ["E"], Next: "X" }] },
      "leads to 'X', which is no state here",
    ],
    [
      "End on a Choice",
      { Type: "Choice", Choices: [{ Condition: true, Next: "S" }], End: true },
      'Unrecognized key: "End"',
    ],
    ["no choices", { Type: "Choice", Choices: [] }, "Choices: Too small"],
    [
      "a JSONPath choice",
      { Type: "Choice", Choices: [{ Variable: "$.x", Next: "S" }] },
      "Choices/0/Condition: Invalid input",
    ],
    [
      "two waits in one",
      { Type: "Wait", Seconds: 1, Timestamp: "2026-01-01T00:00:00Z", End: true },
      "either Seconds or",
    ],
    ["no wait at all", { Type: "Wait", End: true }, "a Wait state has either Seconds or Timestamp"],
    [
      "a day as a timestamp",
      { Type: "Wait", Timestamp: "2026-01-01", End: true },
      "is not an ISO 8601 instant with an offset",
    ],
    ["a timeout of zero", { ...task, TimeoutSeconds: 0 }, "TimeoutSeconds: "],
    ["a slow heartbeat", { ...task, TimeoutSeconds: 5, HeartbeatSeconds: 5 }, "HeartbeatSeconds must be smaller"],
    [
      "States.ALL in company",
      { ...task, Retry: [{ ErrorEquals: ["States.ALL", "E"] }] },
      "Retry[0]: States.ALL must stand alone",
    ],
    [
      "States.ALL before others",
      { ...task, Retry: [{ ErrorEquals: ["States.ALL"] }, { ErrorEquals: ["E"] }] },
      "Retry[0]: States.ALL must be in the last entry",
    ],
    [
      "a shrinking backoff",
      { ...task, Retry: [{ ErrorEquals: ["E"], BackoffRate: 0.5 }] },
      "Retry/0/BackoffRate: Too small",
    ],
    [
      "a short longest delay",
      { ...task, Retry: [{ ErrorEquals: ["E"], IntervalSeconds: 5, MaxDelaySeconds: 5 }] },
      "must be greater",
    ],
    ["Retry on a Pass", { ...pass, Retry: [] }, 'Unrecognized key: "Retry"'],
    ["Assign on a Succeed", { Type: "Succeed", Assign: { a: 1 } }, 'Unrecognized key: "Assign"'],
    ["$states as a variable", { ...pass, Assign: { states: 1 } }, "Assign: 'states' is not a variable name"],
    ["a name no expression can say", { ...pass, Assign: { "a-b": 1 } }, "Assign: 'a-b' is not a variable name"],
    ["no branches", { Type: "Parallel", Branches: [], End: true }, "Branches: Too small"],
  ])("%s", (_, state, reason) => {
    const problems = problemsOf(machine({ S: state }));
    expect(problems.map(({ state: name }) => name)).toContain("S");
    expect(problems.map((problem) => problem.reason).join("\n")).toContain(reason);
  });
});

describe("a machine", () => {
  it("is refused when it starts nowhere", () => {
    expect(problemsOf(machine({ A: pass }, { StartAt: "B" }))).toContainEqual({
      state: "",
      reason: "StartAt names 'B', which is no state here",
    });
  });

  it("is refused when a state cannot be reached, also inside a branch", () => {
    const branch = { StartAt: "I", States: { I: pass, Lost: pass } };
    expect(problemsOf(machine({ P: { Type: "Parallel", Branches: [branch], End: true }, Alone: pass }))).toEqual([
      { state: "Alone", reason: "cannot be reached from StartAt" },
      { state: "Lost", reason: "cannot be reached from StartAt" },
    ]);
  });

  it("is refused when two states anywhere in it have one name", () => {
    expect(problemsOf(machine({ I: { ...map } }))).toEqual([{ state: "I", reason: "has the name of another state" }]);
  });

  it("is refused when a branch assigns what another state around it assigns", () => {
    const branch = { StartAt: "B", States: { B: { ...pass, Assign: { count: 2 } } } };
    const states = {
      A: { Type: "Pass", Assign: { count: 1 }, Next: "P" },
      P: { Type: "Parallel", Branches: [branch], End: true },
    };
    expect(problemsOf(machine(states))).toEqual([
      { state: "B", reason: "Assign: 'count' belongs to the scope around this one" },
    ]);
  });

  it.each([
    ["no states", { QueryLanguage: "JSONata", StartAt: "A", States: {} }, "States is empty"],
    ["an unknown field", machine({ A: pass }, { Extra: 1 }), 'Unrecognized key: "Extra"'],
    ["something else altogether", "text", "expected object"],
  ])("is refused with %s", (_, definition, reason) => {
    expect(
      problemsOf(definition)
        .map((problem) => problem.reason)
        .join("\n"),
    ).toContain(reason);
  });

  it("tells all its problems at once, each with its state", () => {
    const broken = machine({ A: { Type: "Pass", Next: "B", Output: "{% ( %}" }, B: { ...task, Resource: "arn:x" } });
    expect(() => loadStateMachine(broken, "return")).toThrow(
      /^The state machine 'return' cannot be loaded:\n {2}state 'A': .*\n {2}state 'B': the resource 'arn:x' is not supported$/,
    );
  });

  it("may leave the language to its states", () => {
    expect(problemsOf({ StartAt: "A", States: { A: { ...pass, QueryLanguage: "JSONata" } } })).toEqual([]);
    expect(problemsOf({ StartAt: "A", States: { A: pass } })).toEqual([
      { state: "A", reason: "uses JSONPath; only JSONata is supported" },
    ]);
  });

  it("may name services that the caller adds", () => {
    const events = machine({ A: { ...task, Resource: "arn:aws:states:::events:putEvents" } });
    const supported = new Map([["events:putEvents", { patterns: ["call" as const] }]]);
    expect(loadStateMachine(events, "m", supported).scope.states.get("A")).toMatchObject({
      resource: { kind: "service", service: "events:putEvents", pattern: "call" },
    });
  });
});
