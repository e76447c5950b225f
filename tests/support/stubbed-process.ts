import type { ProcessName } from "../../adapters/workflow/processes.ts";
import { fromEpochMs, type Instant } from "../../domain/kernel/instant.ts";
import { readStateMachines } from "../../local/state-machine-files.ts";
import type { Json } from "../../local/state-machines/json.ts";
import { createTestEngine, createTime } from "../workflow/engine/engine-fixture.ts";
import { type Machine, StateCoverage } from "./state-coverage.ts";

/** The state machines as this machine runs them. */
export const machines = readStateMachines(new URL("../../state-machines/", import.meta.url)) as Readonly<
  Record<string, Machine>
>;

/** What a task is handed. */
export interface TaskCall {
  readonly task: string;
  readonly caseId: string;
  readonly commandId: string;
  readonly awaited?: string;
  readonly wakeAt?: string | null;
  readonly taskToken?: string;
  readonly error?: string;
}

/** Answers a call: with words to go on with, or by throwing. A task that waits is answered by its token instead. */
export type Stub = (call: TaskCall) => unknown;

const secondsIn = { minute: 60, hour: 3_600, day: 86_400 } as const;

/**
 * One execution of a real state machine whose tasks are played by the test: it shows where the machine stands, and hands it answers,
 * errors and time.
 */
export const stubbedProcess = async (machine: ProcessName, stub: Stub = () => ({}), start: object = {}) => {
  const time = createTime();
  const calls: TaskCall[] = [];
  const { engine } = createTestEngine({
    time,
    definitions: machines,
    invoke: async (_name, payload: Json) => {
      const call = payload as unknown as TaskCall;
      calls.push(call);
      return stub(call);
    },
  });
  const { executionArn } = await engine.startExecution({
    stateMachine: machine,
    name: "ret_1-process",
    input: { caseId: "ret_1", ...start },
  });
  await engine.idle();
  const last = (): TaskCall => {
    const call = calls.at(-1);
    if (call === undefined) throw new Error("nothing was asked yet");
    return call;
  };
  const entered = (): string[] =>
    engine
      .getExecutionHistory(executionArn)
      .filter(({ type }) => type.endsWith("StateEntered"))
      .map((event) => (event.stateEnteredEventDetails as { name: string }).name);
  return {
    engine,
    calls,
    last,
    entered,
    state: () => entered().at(-1),
    status: () => engine.describeExecution(executionArn).status,
    history: () => engine.getExecutionHistory(executionArn),
    now: (): Instant => fromEpochMs(time.now()),
    /** The token's answer: the case has moved. */
    move: async (words: object) => {
      await engine.sendTaskSuccess({ taskToken: last().taskToken ?? "", output: words });
      await engine.idle();
    },
    /** The token's failure. */
    fail: async (error: string) => {
      await engine.sendTaskFailure({ taskToken: last().taskToken ?? "", error });
      await engine.idle();
    },
    pass: (amount: number, unit: keyof typeof secondsIn) => time.advance(amount * secondsIn[unit], engine),
  };
};
export type StubbedProcess = Awaited<ReturnType<typeof stubbedProcess>>;

/** Counts what a file of tests walks through; `check` names what it left out. */
export const coverageOf = (machine: ProcessName) => {
  const definition = machines[machine];
  if (definition === undefined) throw new Error(`there is no machine ${machine}`);
  const coverage = new StateCoverage(definition);
  const processes: StubbedProcess[] = [];
  return {
    watch: async (...args: Parameters<typeof stubbedProcess> extends [unknown, ...infer Rest] ? Rest : never) => {
      const process = await stubbedProcess(machine, ...args);
      processes.push(process);
      return process;
    },
    missing: async (): Promise<readonly string[]> => {
      for (const process of processes) await coverage.add(process.history());
      return coverage.missing;
    },
  };
};
