import { invariant } from "../../../domain/kernel/invariant.ts";
import type { ExecutionStatus } from "../execution.ts";
import { type Failure, failureDetails, runtimeFailure } from "../failure.ts";
import { HistoryExhausted, shown } from "../history.ts";
import type { Json } from "../json.ts";
import { runFlow } from "./advance.ts";
import { recordAborted } from "./children.ts";
import { instantOf, type Run } from "./run.ts";

const close = (run: Run, status: ExecutionStatus, type: string, details: { [key: string]: Json }): void => {
  const { execution, recorder, now } = run;
  recorder.record(type, execution.root?.previousEventId ?? 0, details);
  execution.status = status;
  execution.stoppedAt = instantOf(now);
  delete execution.root;
};

const closeFailed = (run: Run, failure: Failure): void => {
  Object.assign(run.execution, failureDetails(failure));
  close(run, "FAILED", "ExecutionFailed", failureDetails(failure));
};

const closeSucceeded = (run: Run, output: Json): void => {
  run.execution.output = output;
  close(run, "SUCCEEDED", "ExecutionSucceeded", shown("output", output));
};

/** Ends a running execution from outside: its time is over, or somebody stopped it. */
export const cutShort = (run: Run, status: "TIMED_OUT" | "ABORTED", failure: Failure): void => {
  const { execution, machine } = run;
  invariant(execution.root !== undefined, "only a running execution can be cut short");
  const { root } = execution;
  try {
    recordAborted({ run, flow: root, scope: machine.scope, outer: {} }, root.previousEventId);
  } catch (error) {
    if (!(error instanceof HistoryExhausted)) throw error;
  }
  Object.assign(execution, failureDetails(failure));
  const type = status === "TIMED_OUT" ? "ExecutionTimedOut" : "ExecutionAborted";
  close(run, status, type, failureDetails(failure));
};

const unlessHistoryIsFull = async (run: Run, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof HistoryExhausted)) throw error;
    if (run.execution.root) run.execution.root.end = { failure: runtimeFailure(error.message) };
  }
};

/**
 * Applies what happened, then runs the execution until it ends or nothing more can happen by itself. Answers whether
 * what happened concerned anything.
 */
export const takeTurn = async (run: Run, happening: (run: Run) => boolean = () => true): Promise<boolean> => {
  const { execution, machine } = run;
  let applies = true;
  await unlessHistoryIsFull(run, async () => {
    applies = happening(run);
    const { root } = execution;
    if (applies && root) await runFlow({ run, flow: root, scope: machine.scope, outer: {} });
  });
  const end = execution.root?.end;
  if (end && "output" in end) closeSucceeded(run, end.output);
  else if (end) closeFailed(run, end.failure);
  return applies;
};
