import type { InvokeFunction } from "../../../local/state-machines/ports.ts";
import { machine } from "./engine-fixture.ts";

const tokenTask = (Next: string) => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
  Arguments: { FunctionName: "ask", Payload: "{% $states.context.Task.Token %}" },
  TimeoutSeconds: 86_400,
  HeartbeatSeconds: 7200,
  Next,
});

/** Every way of standing still at once: wait, retry, token, child execution, Parallel, Map and a catch at the end. */
export const everything = {
  whole: machine({
    Wait: { Type: "Wait", Seconds: 60, Assign: { waited: true }, Next: "Flaky" },
    Flaky: {
      Type: "Task",
      Resource: "flaky",
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 30, MaxAttempts: 5 }],
      Output: { flaky: "{% $states.result %}" },
      Next: "Both",
    },
    Both: {
      Type: "Parallel",
      Branches: [
        {
          StartAt: "Each",
          States: {
            Each: {
              Type: "Map",
              Items: [1, 2, 3],
              MaxConcurrency: 2,
              ItemProcessor: {
                StartAt: "Item",
                States: {
                  Item: { Type: "Task", Resource: "double", Next: "Pause" },
                  Pause: { Type: "Wait", Seconds: 10, End: true },
                },
              },
              End: true,
            },
          },
        },
        { StartAt: "Ask", States: { Ask: tokenTask("Told"), Told: { Type: "Pass", End: true } } },
        {
          StartAt: "Child",
          States: {
            Child: {
              Type: "Task",
              Resource: "arn:aws:states:::states:startExecution.sync:2",
              Arguments: { StateMachineArn: "child", Input: { from: "parent" } },
              Output: "{% $states.result.Output %}",
              End: true,
            },
          },
        },
      ],
      Output: { all: "{% $states.result %}", waited: "{% $waited %}", flaky: "{% $states.input.flaky %}" },
      Next: "Late",
    },
    Late: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Arguments: { FunctionName: "silent" },
      TimeoutSeconds: 3600,
      Catch: [{ ErrorEquals: ["States.Timeout"], Output: "{% $states.input %}", Next: "End" }],
      Next: "End",
    },
    End: { Type: "Succeed" },
  }),
  child: machine({ C: { Type: "Wait", Seconds: 300, Output: { child: "{% $states.input.from %}" }, End: true } }),
};

/** What `whole` gives out. */
export const OUTPUT = {
  all: [[2, 4, 6], "answered", { child: "parent" }],
  waited: true,
  flaky: "done",
};

/** The outside world: it goes on while the engine is down, and remembers what it was asked. */
export const createWorld = () => {
  const tokens: string[] = [];
  let flakyCalls = 0;
  const invoke: InvokeFunction = async (name, payload) => {
    if (name === "double") return Number(payload) * 2;
    if (name === "ask") tokens.push(String(payload));
    if (name !== "flaky") return null;
    if (++flakyCalls % 3 !== 0) throw Object.assign(new Error("busy"), { name: "Busy" });
    return "done";
  };
  return { invoke, tokens };
};
