import { ApiError } from "./api-error.ts";
import { createDefinitions } from "./definitions.ts";
import { describe, type ExecutionDescription } from "./descriptions.ts";
import { createEnds } from "./ends.ts";
import type { HistoryEvent } from "./history.ts";
import {
  executionStopped,
  type Happening,
  heartbeatCame,
  taskFailed,
  taskSucceeded,
} from "./interpreter/happenings.ts";
import { toJson } from "./json.ts";
import type { Clock, ExecutionFilter, ExecutionStore, IdSource, InvokeFunction, Timers } from "./ports.ts";
import { createProvider } from "./providing.ts";
import { builtInServices, type Service } from "./service-integrations.ts";
import { createStarts } from "./starts.ts";
import { readToken } from "./tokens.ts";
import { createTurns, type Transition, type Turns } from "./turns.ts";
import { createWork } from "./work.ts";

export { ApiError } from "./api-error.ts";
export { executionArn } from "./arns.ts";
export type { ExecutionDescription } from "./descriptions.ts";
export { countTransitions, type HistoryEvent } from "./history.ts";
export { InvalidStateMachine, loadStateMachine } from "./load.ts";
export { createExecutionStore } from "./store.ts";
export { createTimerQueue, type TimerQueue } from "./timers.ts";
export type { Transition } from "./turns.ts";

/** What an engine is made of. */
export interface EngineOptions {
  /** Amazon States Language (JSONata) by state machine name, with every placeholder substituted. */
  definitions: Readonly<Record<string, unknown>>;
  invoke: InvokeFunction;
  store: ExecutionStore;
  timers: Timers;
  clock: Clock;
  idSource: IdSource;
  /** Services beyond Lambda and Step Functions itself, by name such as `events:putEvents`; replaces a built-in one. */
  services?: Readonly<Record<string, Service>>;
  /** Told of each event of a history once it is saved. */
  onTransition?: (transition: Transition) => void;
}

/** The Step Functions API of one process. Refusals are thrown as `ApiError`, named as AWS names them. */
export interface Engine {
  /** Returns once the start is saved. The same name and input again answers the running execution. */
  startExecution(start: {
    stateMachine: string;
    name?: string;
    input?: unknown;
  }): Promise<{ executionArn: string; startDate: string }>;
  stopExecution(stop: { executionArn: string; error?: string; cause?: string }): Promise<void>;
  /** Each returns once the answer is saved; a token is known from the moment its task is called. */
  sendTaskSuccess(success: { taskToken: string; output: unknown }): Promise<void>;
  sendTaskFailure(failure: { taskToken: string; error?: string; cause?: string }): Promise<void>;
  sendTaskHeartbeat(heartbeat: { taskToken: string }): Promise<void>;
  describeExecution(executionArn: string): ExecutionDescription;
  getExecutionHistory(executionArn: string): HistoryEvent[];
  listExecutions(filter?: ExecutionFilter): ExecutionDescription[];
  /** Takes up every running execution of the store: unanswered tasks are asked again, alarms are set again. */
  recover(): Promise<void>;
  /** Resolves when nothing happens any more until a timer, a token or a start: no turn and no call is under way. */
  idle(): Promise<void>;
}

/** Tells the task behind a token what happened, or why nobody listens to the token any more. */
const answerToken = async (
  { store }: EngineOptions,
  turns: Turns,
  token: string,
  happening: (attempt: string) => Happening,
): Promise<void> => {
  const content = readToken(token);
  if (!content) throw new ApiError("InvalidToken", "Invalid Token: 'Invalid token'");
  const { arn, attempt } = content;
  if (!store.load(arn)) throw new ApiError("TaskDoesNotExist", "Task Does Not Exist: 'Provided task does not exist'");
  if (await turns.take(arn, happening(attempt))) return;
  throw new ApiError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
};

const loadKnown = (store: ExecutionStore, arn: string) => {
  const execution = store.load(arn);
  if (!execution) throw new ApiError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
  return execution;
};

/** Puts the turns, what they provide and the services together; each needs the others. */
const assemble = (options: EngineOptions) => {
  const { store, clock, idSource: ids, timers, invoke, onTransition } = options;
  const work = createWork();
  const { inBackground } = work;
  const ends = createEnds(store, () => turns, inBackground);
  const provide = createProvider({ timers, invoke, ends, services: () => services, turns: () => turns, inBackground });
  const builtIn = builtInServices(invoke, (start, task) => starts.start(start, task));
  const services = new Map<string, Service>([...builtIn, ...Object.entries(options.services ?? {})]);
  const definitions = createDefinitions(options.definitions, services, store);
  const turns: Turns = createTurns({ definitions, store, clock, ids, work, provide, onEnd: ends.tell, onTransition });
  const starts = createStarts({ definitions, store, clock, ids, turns, inBackground });
  return { turns, starts, work };
};

/** An engine over a store. Call `recover()` once before anything else when the store is not new. */
export const createEngine = (options: EngineOptions): Engine => {
  const { store } = options;
  const { turns, starts, work } = assemble(options);
  return {
    startExecution: (start) => starts.start({ ...start, input: toJson(start.input ?? {}) }),
    async stopExecution({ executionArn, ...failure }) {
      loadKnown(store, executionArn);
      await turns.take(executionArn, executionStopped(failure));
    },
    async sendTaskSuccess({ taskToken, output }) {
      const result = toJson(output);
      await answerToken(options, turns, taskToken, (attempt) => taskSucceeded(attempt, result, taskToken));
    },
    sendTaskFailure: ({ taskToken, ...failure }) =>
      answerToken(options, turns, taskToken, (attempt) => taskFailed(attempt, failure, taskToken)),
    sendTaskHeartbeat: ({ taskToken }) =>
      answerToken(options, turns, taskToken, (attempt) => heartbeatCame(attempt, taskToken)),
    describeExecution: (arn) => describe(loadKnown(store, arn)),
    getExecutionHistory: (arn) => store.history(loadKnown(store, arn).arn),
    listExecutions: (filter = {}) => store.list(filter).map(describe),
    recover: async () => void (await Promise.all(store.running().map((arn) => turns.resume(arn)))),
    idle: work.idle,
  };
};
