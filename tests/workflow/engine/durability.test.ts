import { describe, expect, it } from "vitest";
import { createExecutionStore } from "../../../local/state-machines/engine.ts";
import type { ExecutionStore } from "../../../local/state-machines/ports.ts";
import { createTestEngine, createTime, machine, startMachine } from "./engine-fixture.ts";
import { createWorld, everything, OUTPUT } from "./everything-machine.ts";
import { rememberingStore } from "./remembering-store.ts";
import { atToken, TOKEN_TASK } from "./token-fixture.ts";

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

/** The tokens in the saved executions, which is what their holders have. */
const heldTokens = (store: ExecutionStore): string[] =>
  store
    .list({ status: "RUNNING" })
    .flatMap((execution) =>
      [...JSON.stringify(execution).matchAll(/"arguments":\{"FunctionName":"ask","Payload":"([\w-]+)"/g)].map(
        ([, token]) => token ?? "",
      ),
    );

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

  const asking = {
    m: machine({ T: { ...TOKEN_TASK, End: true } }),
  };

  it("does not ask again what was taken on before the crash", async () => {
    const { store, tokens, executionArn } = await atToken();
    const asked: unknown[] = [];
    const { engine } = createTestEngine({
      definitions: asking,
      store,
      invoke: async (...call) => void asked.push(call),
    });
    await engine.recover();
    await engine.idle();
    expect(asked).toEqual([]);
    await engine.sendTaskSuccess({ taskToken: tokens[0] ?? "", output: "kept" });
    expect(engine.describeExecution(executionArn).output).toBe("kept");
  });

  it("disregards a second answer to a question that was asked twice", async () => {
    const { engine, executionArn, eventTypes } = await startMachine(asking.m);
    await engine.recover();
    await engine.idle();
    expect(eventTypes().filter((type) => type === "TaskSubmitted")).toHaveLength(1);
    expect(engine.describeExecution(executionArn).status).toBe("RUNNING");
  });

  it("finds the execution a task had started when the crash came before that was noted", async () => {
    const store = createExecutionStore(":memory:");
    const definitions = {
      parent: machine({
        S: {
          Type: "Task",
          Resource: "arn:aws:states:::states:startExecution.sync:2",
          Arguments: { StateMachineArn: "child", Name: "c1" },
          Output: "{% $states.result.Output %}",
          End: true,
        },
      }),
      child: machine({ C: { Type: "Pass", Output: "once", End: true } }),
    };
    let parentSaves = 0;
    const forgetful: ExecutionStore = {
      ...store,
      save(execution, events) {
        if (execution.stateMachine === "child" || ++parentSaves === 1) store.save(execution, events);
      },
    };
    const crashed = createTestEngine({ definitions, store: forgetful });
    const { executionArn } = await crashed.engine.startExecution({ stateMachine: "parent", name: "p" });
    await crashed.engine.idle();
    const { engine } = createTestEngine({ definitions, store });
    expect(engine.listExecutions().map(({ name, status }) => [name, status])).toEqual([
      ["p", "RUNNING"],
      ["c1", "SUCCEEDED"],
    ]);
    await engine.recover();
    await engine.idle();
    expect(engine.describeExecution(executionArn)).toMatchObject({ status: "SUCCEEDED", output: "once" });
  });
});
