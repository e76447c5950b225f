import type { TaskState } from "../definition.ts";
import type { Flow, TaskPhase } from "../execution.ts";
import { type Failure, failureDetails, StateFailed, timedOut } from "../failure.ts";
import { shown } from "../history.ts";
import type { Json } from "../json.ts";
import { producerOf, resourceDetails, taskEvent } from "../states/task.ts";
import { standingOf } from "./places.ts";
import { checkSize, type Run } from "./run.ts";
import { cutShort } from "./turn.ts";

/** What happens to a running execution from outside. Each answers whether it still concerned anything. */
export type Happening = (run: Run) => boolean;

/** An alarm of an execution; `execution` is the state machine's own TimeoutSeconds. */
export interface Alarm {
  kind: "wait" | "retry" | "timeout" | "heartbeat" | "execution";
  attempt: string;
  /** Milliseconds since the epoch. */
  dueAt: number;
}

interface Asked {
  run: Run;
  flow: Flow;
  state: TaskState;
  phase: TaskPhase;
}

/** Applies a change to the task with the id, if that task still waits. */
const toTask =
  (attempt: string, change: (asked: Asked) => void, applies: (phase: TaskPhase) => boolean = () => true): Happening =>
  (run) => {
    const { flow, state } = standingOf(run.execution, run.machine, attempt) ?? {};
    if (flow?.at.phase.kind !== "task" || state?.type !== "Task" || !applies(flow.at.phase)) return false;
    change({ run, flow, state, phase: flow.at.phase });
    return true;
  };

const record = ({ run, flow, state }: Asked, what: string, details: { [key: string]: Json }): void => {
  const all = { ...resourceDetails(state), ...details };
  flow.previousEventId = run.recorder.record(taskEvent(state, what), flow.previousEventId, all);
};

const fail = (asked: Asked, failure: Failure, what = "Failed"): void => {
  record(asked, what, failureDetails(failure));
  asked.flow.at.phase = { kind: "failed", failure };
};

const succeed = (asked: Asked, result: Json): void => {
  try {
    checkSize(result, producerOf(asked.state));
  } catch (error) {
    if (!(error instanceof StateFailed)) throw error;
    fail(asked, error.failure);
    return;
  }
  record(asked, "Succeeded", shown("output", result));
  asked.flow.at.phase = { kind: "done", result };
};

/** The service answered: that ends a plain task; a task that waits for more has only been taken on. */
export const taskAnswered = (attempt: string, response: Json): Happening =>
  toTask(
    attempt,
    (asked) => {
      const { state, phase } = asked;
      const pattern = state.resource.kind === "service" ? state.resource.pattern : "call";
      if (pattern === "call") return succeed(asked, response);
      record(asked, "Submitted", shown("output", response));
      phase.submitted = true;
      const child = pattern === "sync" ? (response as { ExecutionArn?: string }).ExecutionArn : undefined;
      if (child !== undefined) phase.child = child;
    },
    ({ submitted }) => !submitted,
  );

/** The service or its function failed before the task was taken on or done. */
export const taskRefused = (attempt: string, failure: Failure): Happening =>
  toTask(
    attempt,
    (asked) => fail(asked, failure),
    ({ submitted }) => !submitted,
  );

/** What a task waited for came: its token with an answer, or the end of the execution it started. */
export const taskSucceeded = (attempt: string, result: Json, token?: string): Happening =>
  toTask(
    attempt,
    (asked) => succeed(asked, result),
    (phase) => phase.token === token,
  );

/** As `taskSucceeded`, with a failure. */
export const taskFailed = (attempt: string, failure: Failure, token?: string): Happening =>
  toTask(
    attempt,
    (asked) => fail(asked, failure),
    (phase) => phase.token === token,
  );

/** The holder of the token is still at work: the heartbeat's deadline moves on. */
export const heartbeatCame = (attempt: string, token: string): Happening =>
  toTask(
    attempt,
    ({ phase, run }) => {
      if (phase.heartbeatSeconds !== undefined) phase.heartbeatAt = run.now + phase.heartbeatSeconds * 1000;
    },
    (phase) => phase.token === token,
  );

const taskTimedOut = (attempt: string, kind: "timeout" | "heartbeat", dueAt: number): Happening =>
  toTask(
    attempt,
    (asked) => fail(asked, timedOut(kind === "heartbeat"), "TimedOut"),
    (phase) => (kind === "timeout" ? phase.timeoutAt : phase.heartbeatAt) === dueAt,
  );

const pauseOver =
  (attempt: string, kind: "wait" | "retry"): Happening =>
  (run) => {
    const at = standingOf(run.execution, run.machine, attempt)?.flow.at;
    if (at?.phase.kind !== kind) return false;
    at.phase = kind === "wait" ? { kind: "done" } : { kind: "begin" };
    return true;
  };

/** The execution was stopped by its owner. */
export const executionStopped =
  (failure: Failure): Happening =>
  (run) => {
    cutShort(run, "ABORTED", failure);
    return true;
  };

/**
 * The alarm set for an instant went off. One for something that is over, or for a deadline that has moved on while the
 * alarm was on its way, changes nothing.
 */
export const alarmWentOff = ({ kind, attempt, dueAt }: Alarm): Happening => {
  if (kind === "wait" || kind === "retry") return pauseOver(attempt, kind);
  if (kind === "timeout" || kind === "heartbeat") return taskTimedOut(attempt, kind, dueAt);
  return (run) => {
    cutShort(run, "TIMED_OUT", {});
    return true;
  };
};
