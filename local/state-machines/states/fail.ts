import type { FailState } from "../definition.ts";
import { StateFailed } from "../failure.ts";
import { evaluationOf, type Place } from "../interpreter/run.ts";
import { evaluateAs } from "../jsonata-evaluation.ts";

/** Always fails, with the error and the cause the state names. */
export const beginFail = async (place: Place, state: FailState): Promise<never> => {
  const evaluation = evaluationOf(place);
  const error = state.error && (await evaluateAs("string", state.error, evaluation));
  const cause = state.cause && (await evaluateAs("string", state.cause, evaluation));
  throw new StateFailed({ ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) });
};
