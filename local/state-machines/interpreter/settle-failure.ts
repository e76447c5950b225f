import { isRecoverable, type RecoverableState } from "../definition.ts";
import { errorOutputOf, type Failure, failureDetails, isNamedBy, StateFailed } from "../failure.ts";
import { planRetry } from "../retry.ts";
import { leave } from "./leave.ts";
import { nextAttempt, type Place, recordNext, stateIn } from "./run.ts";

const recordEvaluationFailure = (place: Place, failure: Failure): void => {
  if (failure.location === undefined) return;
  const location = failure.location === "" ? {} : { location: failure.location };
  recordNext(place, "EvaluationFailed", { ...failureDetails(failure), ...location, state: place.flow.at.state });
};

const retry = (place: Place, state: RecoverableState, failure: Failure): boolean => {
  const { run, flow } = place;
  const plan = planRetry(state.retry, flow.at.retries, failure, () => run.ids.random());
  if (!plan) return false;
  flow.at.retries = state.retry.map((_, index) => (flow.at.retries[index] ?? 0) + (index === plan.retrier ? 1 : 0));
  flow.at.phase =
    plan.delayMs === 0
      ? { kind: "begin" }
      : { kind: "retry", attempt: nextAttempt(run), dueAt: run.now + plan.delayMs };
  return true;
};

/** Ends the flow with the failure. Its place in an expression was told where it happened, not again further out. */
const endWith = (place: Place, { location, ...failure }: Failure): void => {
  place.flow.end = { failure };
};

/** Settles a state's failure: by a retry, else by the first catcher that names it, else by the end of the flow. */
export const settleFailure = async (place: Place, failure: Failure): Promise<void> => {
  const { flow, scope } = place;
  const state = stateIn(scope, flow.at.state);
  recordEvaluationFailure(place, failure);
  if (!isRecoverable(state)) return endWith(place, failure);
  if (retry(place, state, failure)) return;
  if (state.type !== "Task") recordNext(place, `${state.type}StateFailed`);
  const catcher = state.catch.find(({ errorEquals }) => isNamedBy(failure, errorEquals));
  if (!catcher) return endWith(place, failure);
  const errorOutput = errorOutputOf(failure);
  try {
    await leave(place, catcher, { errorOutput }, errorOutput);
  } catch (error) {
    if (!(error instanceof StateFailed)) throw error;
    recordEvaluationFailure(place, error.failure);
    endWith(place, error.failure);
  }
};
