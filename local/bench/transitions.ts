import jsonata from "jsonata";
import {
  countTransitions,
  createEngine,
  createExecutionStore,
  createTimerQueue,
  type Engine,
} from "../state-machines/engine.ts";
import { duel, type Ratio } from "./stopwatch.ts";

const STATES = 20;

/** A Choice leads from each state to the next by an expression over the input, as the real machines have it. */
const machine = () => {
  const names = Array.from({ length: STATES }, (_, index) => `State ${index}`);
  const states = names.map((name, index) => {
    const Next = names[index + 1] ?? "Done";
    const Choices = [{ Condition: "{% $states.input.status in ['awaiting_seller', 'inspecting'] %}", Next }];
    return [name, { Type: "Choice", Choices, Default: "Done" }] as const;
  });
  const States = { ...Object.fromEntries(states), Done: { Type: "Succeed" } };
  return { QueryLanguage: "JSONata", StartAt: names[0], States };
};

const input = { status: "inspecting", wakeAt: "2026-03-12T12:00:00.000Z" };

const run = async (engine: Engine): Promise<void> => {
  await engine.startExecution({ stateMachine: "chain", input });
  await engine.idle();
};

/** What the local engine adds to a transition: taking the turn and keeping the history, beside the expression alone. */
export const transitionRatios = async (): Promise<readonly Ratio[]> => {
  const store = createExecutionStore(":memory:");
  let uuids = 0;
  const engine = createEngine({
    definitions: { chain: machine() },
    invoke: async () => ({}),
    store,
    timers: createTimerQueue(),
    clock: { now: () => 0 },
    idSource: { uuid: () => `bench-${++uuids}`, random: () => 0.5 },
  });
  await run(engine);
  const [first] = engine.listExecutions({});
  const transitions = countTransitions(engine.getExecutionHistory(first?.executionArn ?? ""));
  const expression = jsonata("$states.input.status in ['awaiting_seller', 'inspecting']");
  const perExecution = await duel({
    what: "a transition of a state machine",
    act: () => run(engine),
    baseline: "its JSONata expression alone",
    bare: async () => {
      for (let state = 0; state < STATES; state += 1) await expression.evaluate(undefined, { states: { input } });
    },
    runs: 5,
  });
  store.close();
  const { micros, baselineMicros, ratio } = perExecution;
  return [
    {
      ...perExecution,
      micros: micros / transitions,
      baselineMicros: baselineMicros / STATES,
      ratio: (ratio * STATES) / transitions,
    },
  ];
};
