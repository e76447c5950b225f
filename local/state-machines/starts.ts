import { createHash } from "node:crypto";
import { ApiError } from "./api-error.ts";
import { executionArn, LOCAL_ROLE_ARN } from "./arns.ts";
import type { StateMachine } from "./definition.ts";
import type { Definitions } from "./definitions.ts";
import { type Execution, entering, type Starter } from "./execution.ts";
import { createRecorder, shown } from "./history.ts";
import { instantOf } from "./interpreter/run.ts";
import { bytesOf, type Json, sameJson } from "./json.ts";
import { MAX_DATA_BYTES } from "./limits.ts";
import type { Clock, ExecutionStore, IdSource } from "./ports.ts";
import type { Turns } from "./turns.ts";

/** Which execution to start. Without a name it gets one of its own. */
export interface Start {
  stateMachine: string;
  name?: string;
  input: Json;
}

interface StartPorts {
  definitions: Definitions;
  store: ExecutionStore;
  clock: Clock;
  ids: IdSource;
  turns: Turns;
  inBackground(work: Promise<unknown>): void;
}

/** 1 to 80 characters without white space, brackets, wildcards, other special or control characters (StartExecution). */
const EXECUTION_NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u;

const checkStart = (name: string, input: Json): void => {
  if (!EXECUTION_NAME.test(name)) throw new ApiError("InvalidName", `Invalid Name: '${name}'`);
  if (bytesOf(input) > MAX_DATA_BYTES) {
    throw new ApiError("InvalidExecutionInput", `Invalid Execution Input: more than ${MAX_DATA_BYTES} bytes`);
  }
};

/** A name for an execution that a task starts without naming it: the same whenever the task is asked for again. */
const nameFor = ({ arn, attempt }: Starter): string =>
  createHash("sha256").update(`${arn}/${attempt}`).digest("hex").slice(0, 32);

const newExecution = (
  { machine, id }: { machine: StateMachine; id: string },
  name: string,
  input: Json,
  now: number,
): Execution => ({
  arn: executionArn(machine.name, name),
  stateMachine: machine.name,
  name,
  status: "RUNNING",
  input,
  startedAt: instantOf(now),
  definition: id,
  ...(machine.timeoutSeconds === undefined ? {} : { timeoutAt: now + machine.timeoutSeconds * 1000 }),
  lastEventId: 0,
  attempts: 0,
  // The first state follows event 0, not the start: so AWS numbers it.
  root: { index: 0, variables: {}, previousEventId: 0, at: entering(machine.scope.startAt, input) },
});

/** Whether a start that met an existing execution asks for that same execution again. */
const isRepeated = (existing: Execution, input: Json, task: Starter | undefined): boolean => {
  const { startedBy } = existing;
  if (task && startedBy?.arn === task.arn && startedBy.attempt === task.attempt) return true;
  return existing.status === "RUNNING" && sameJson(existing.input, input);
};

/** Starts executions, each name of a state machine once. */
export const createStarts = ({ definitions, store, clock, ids, turns, inBackground }: StartPorts) => ({
  /** Returns once the start is saved; the states run afterwards. */
  async start(
    { stateMachine, name: given, input }: Start,
    task?: Starter,
  ): Promise<{ executionArn: string; startDate: string }> {
    const name = given ?? (task ? nameFor(task) : ids.uuid());
    checkStart(name, input);
    const definition = definitions.current(stateMachine);
    if (!definition) {
      throw new ApiError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${stateMachine}'`);
    }
    const execution = newExecution(definition, name, input, clock.now());
    if (task) execution.startedBy = task;
    const recorder = createRecorder(execution, execution.startedAt);
    recorder.record("ExecutionStarted", 0, { ...shown("input", input), roleArn: LOCAL_ROLE_ARN });
    const { arn: executionArn, startedAt: startDate } = execution;
    if (store.create(execution, recorder.events)) {
      turns.announce(execution, recorder.events);
      inBackground(turns.resume(executionArn));
      return { executionArn, startDate };
    }
    const existing = store.load(executionArn);
    if (existing && isRepeated(existing, input, task)) return { executionArn, startDate: existing.startedAt };
    throw new ApiError("ExecutionAlreadyExists", `Execution Already Exists: '${executionArn}'`);
  },
});
