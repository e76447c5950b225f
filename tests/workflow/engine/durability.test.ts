import { describe, expect, it } from "vitest";
import { createExecutionStore } from "../../../local/state-machines/engine.ts";
import type { ExecutionStore, InvokeFunction } from "../../../local/state-machines/ports.ts";
import { createTestEngine, createTime, machine } from "./engine-fixture.ts";

type Write = (store: ExecutionStore) => void;

/** A store that remembers each write, so that the store as it was after any of them can be made again. */
const rememberingStore = () => {
  const store = createExecutionStore(":memory:");
  const writes: Write[] = [];
  const remember = (write: Write): void => void writes.push(write);
  const remembering: ExecutionStore = {
    ...store,
    create(execution, events) {
      const [copy, copies] = structuredClone([execution, events]);
      remember((other) => void other.create(copy, copies));
      return store.create(execution, events);
    },
    save(execution, events) {
      const [copy, copies] = structuredClone([execution, events]);
      remember((other) => other.save(copy, copies));
      store.save(execution, events);
    },
    saveDefinition(id, definition) {
      remember((other) => other.saveDefinition(id, definition));
      store.saveDefinition(id, definition);
    },
  };
  const after = (count: number): ExecutionStore => {
    const copy = createExecutionStore(":memory:");
    for (const write of writes.slice(0, count)) write(copy);
    return copy;
  };
  return { store: remembering, after, writeCount: () => writes.length };
};

const tokenTask = (Next: string) => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
  Arguments: { FunctionName: "ask", Payload: "{% $states.context.Task.Token %}" },
  TimeoutSeconds: 86_400,
  HeartbeatSeconds: 7200,
  Next,
});

/** Every way of standing still at once: wait, retry, token, child execution, Parallel, Map and a catch at the end. */
const everything = {
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

const OUTPUT = {
  all: [[2, 4, 6], "answered", { child: "parent" }],
  waited: true,
  flaky: "done",
};

/** The outside world: it goes on while the engine is down, and remembers what it was asked. */
const createWorld = () => {
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

type Fixture = ReturnType<typeof createTestEngine>;

/** Lets two days pass, answering each open question an hour after the start, as a person would. */
const liveOn = async ({ engine, time }: Fixture, world: ReturnType<typeof createWorld>): Promise<void> => {
  await time.advance(3600, engine);
  for (const taskToken of world.tokens.splice(0)) {
    await engine.sendTaskSuccess({ taskToken, output: "answered" }).catch(() => undefined);
  }
  await time.advance(2 * 86_400, engine);
};

const outputs = ({ engine }: Fixture) =>
  engine.listExecutions().map(({ name, status, output }) => ({ name: name === "w" ? name : "child", status, output }));

describe("durability", () => {
  it("reaches the same end from the store as it was after each single write", async () => {
    const remembered = rememberingStore();
    const world = createWorld();
    const uninterrupted = createTestEngine({ definitions: everything, store: remembered.store, invoke: world.invoke });
    await uninterrupted.engine.startExecution({ stateMachine: "whole", name: "w" });
    await liveOn(uninterrupted, world);
    const expected = [
      { name: "w", status: "SUCCEEDED", output: OUTPUT },
      { name: "child", status: "SUCCEEDED", output: { child: "parent" } },
    ];
    expect(outputs(uninterrupted)).toEqual(expected);
    const started = Object.keys(everything).length + 1;
    expect(remembered.writeCount()).toBeGreaterThan(20);
    for (let count = started; count <= remembered.writeCount(); count++) {
      const rest = createWorld();
      const resumed = createTestEngine({
        definitions: everything,
        store: remembered.after(count),
        invoke: rest.invoke,
      });
      // Tokens handed out before the crash are still out there, and still valid.
      rest.tokens.push(...heldTokens(resumed.store));
      await resumed.engine.recover();
      await liveOn(resumed, rest);
      expect(outputs(resumed), `after write ${count}`).toEqual(expected);
    }
  });

  it("sets alarms again at their own instants, not anew", async () => {
    const store = createExecutionStore(":memory:");
    const definitions = { m: machine({ W: { Type: "Wait", Seconds: 3600, End: true } }) };
    const before = createTestEngine({ definitions, store });
    const { executionArn } = await before.engine.startExecution({ stateMachine: "m", name: "x" });
    await before.engine.idle();
    const time = createTime(before.time.now() + 3599_000);
    const { engine } = createTestEngine({ definitions, store, time });
    await engine.recover();
    await engine.idle();
    expect(engine.describeExecution(executionArn).status).toBe("RUNNING");
    await time.advance(1, engine);
    expect(engine.describeExecution(executionArn).status).toBe("SUCCEEDED");
  });

  it("fires an alarm that came due while it was down", async () => {
    const store = createExecutionStore(":memory:");
    const definitions = { m: machine({ W: { Type: "Wait", Seconds: 10, End: true } }) };
    const before = createTestEngine({ definitions, store });
    const { executionArn } = await before.engine.startExecution({ stateMachine: "m", name: "x" });
    await before.engine.idle();
    const { engine, time } = createTestEngine({ definitions, store, time: createTime(before.time.now() + 999_000) });
    await engine.recover();
    await time.advance(0, engine);
    expect(engine.describeExecution(executionArn).status).toBe("SUCCEEDED");
  });

  it("keeps a running execution on the definition it was started with", async () => {
    const store = createExecutionStore(":memory:");
    const old = {
      m: machine({ W: { Type: "Wait", Seconds: 10, Next: "Old" }, Old: { Type: "Pass", Output: "old", End: true } }),
    };
    const before = createTestEngine({ definitions: old, store });
    const { executionArn } = await before.engine.startExecution({ stateMachine: "m", name: "x" });
    await before.engine.idle();
    const changed = { m: machine({ New: { Type: "Pass", Output: "new", End: true } }) };
    const { engine, time } = createTestEngine({ definitions: changed, store });
    await engine.recover();
    await time.advance(10, engine);
    expect(engine.describeExecution(executionArn).output).toBe("old");
    const { executionArn: newer } = await engine.startExecution({ stateMachine: "m", name: "y" });
    await engine.idle();
    expect(engine.describeExecution(newer).output).toBe("new");
  });
});

/** The tokens in the saved executions, which is what their holders have. */
const heldTokens = (store: ExecutionStore): string[] =>
  store
    .list({ status: "RUNNING" })
    .flatMap((execution) =>
      [...JSON.stringify(execution).matchAll(/"arguments":\{"FunctionName":"ask","Payload":"([\w-]+)"/g)].map(
        ([, token]) => token ?? "",
      ),
    );
