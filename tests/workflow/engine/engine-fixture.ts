import {
  createEngine,
  createExecutionStore,
  createTimerQueue,
  type Engine,
  type EngineOptions,
  type TimerQueue,
} from "../../../local/state-machines/engine.ts";
import type { ExecutionStore, IdSource } from "../../../local/state-machines/ports.ts";

/** When every test begins. */
export const START = Date.parse("2026-03-01T12:00:00Z");

/** A clock and its timers that only move when told. */
export interface Time {
  now(): number;
  timers: TimerQueue;
  /** Moves on so many seconds, stopping at each timer on the way and letting the engine come to rest. */
  advance(seconds: number, engine: Pick<Engine, "idle">): Promise<void>;
}

/** Time standing still at an instant in milliseconds. */
export const createTime = (start: number = START): Time => {
  let now = start;
  const timers = createTimerQueue();
  return {
    now: () => now,
    timers,
    async advance(seconds, engine) {
      const target = now + seconds * 1000;
      await engine.idle();
      for (let next = timers.nextDueAt(); next !== undefined && next <= target; next = timers.nextDueAt()) {
        now = Math.max(now, next);
        await timers.fireDue(now);
        await engine.idle();
      }
      now = target;
    },
  };
};

/** Ids counted from 1 and chance that is always a half. */
export const createCountedIds = (): IdSource => {
  let count = 0;
  return { uuid: () => `00000000-0000-4000-8000-${`${++count}`.padStart(12, "0")}`, random: () => 0.5 };
};

/** An engine over a new store in memory unless told otherwise; functions answer `{}` unless told otherwise. */
export const createTestEngine = (
  options: Partial<EngineOptions> & { time?: Time } = {},
): { engine: Engine; time: Time; store: ExecutionStore } => {
  const { time = createTime(), store = createExecutionStore(":memory:"), ...rest } = options;
  const engine = createEngine({
    definitions: {},
    invoke: async () => ({}),
    idSource: createCountedIds(),
    ...rest,
    store,
    clock: time,
    timers: time.timers,
  });
  return { engine, time, store };
};

/** A JSONata machine of the given states, starting at the first. */
export const machine = (states: Record<string, object>, top: object = {}): object => ({
  QueryLanguage: "JSONata",
  StartAt: Object.keys(states)[0],
  States: states,
  ...top,
});

type RunOptions = Partial<EngineOptions> & { time?: Time };

/** Starts a machine named `m` and returns at once. */
export const startMachine = async (definition: object, input: unknown = {}, options: RunOptions = {}) => {
  const fixture = createTestEngine({ ...options, definitions: { m: definition, ...options.definitions } });
  const { executionArn } = await fixture.engine.startExecution({ stateMachine: "m", name: "x", input });
  return {
    ...fixture,
    executionArn,
    describe: () => fixture.engine.describeExecution(executionArn),
    eventTypes: () => fixture.engine.getExecutionHistory(executionArn).map(({ type }) => type),
  };
};

/** Runs a machine named `m` to where it stands still. */
export const runMachine = async (definition: object, input: unknown = {}, options: RunOptions = {}) => {
  const run = await startMachine(definition, input, options);
  await run.engine.idle();
  return run;
};
