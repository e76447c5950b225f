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

/** The kinds of alarm an execution sets. */
export type AlarmKind = "wait" | "retry" | "timeout" | "heartbeat" | "execution";

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

const taskTimedOut =
  (attempt: string, kind: "timeout" | "heartbeat"): Happening =>
  (run) =>
    toTask(
      attempt,
      (asked) => fail(asked, timedOut(kind === "heartbeat"), "TimedOut"),
      ({ timeoutAt, heartbeatAt }) =>
        ((kind === "timeout" ? timeoutAt : heartbeatAt) ?? Number.POSITIVE_INFINITY) <= run.now,
    )(run);

const pauseOver =
  (attempt: string, kind: "wait" | "retry"): Happening =>
  (run) => {
    const at = standingOf(run.execution, run.machine, attempt)?.flow.at;
    if (at?.phase.kind !== kind || at.phase.dueAt > run.now) return false;
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

/** An alarm went off. One that comes early, late or twice changes nothing. */
export const alarmWentOff = (kind: AlarmKind, attempt: string): Happening => {
  if (kind === "wait" || kind === "retry") return pauseOver(attempt, kind);
  if (kind === "timeout" || kind === "heartbeat") return taskTimedOut(attempt, kind);
  return (run) => {
    if ((run.execution.timeoutAt ?? Number.POSITIVE_INFINITY) > run.now) return false;
    cutShort(run, "TIMED_OUT", {});
    return true;
  };
};
