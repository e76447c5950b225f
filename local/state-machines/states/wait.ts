import type { WaitState } from "../definition.ts";
import type { Phase } from "../execution.ts";
import { evaluationOf, nextAttempt, type Place } from "../interpreter/run.ts";
import { evaluateAs, evaluateWhole, queryFailure } from "../jsonata-evaluation.ts";
import { MAX_SECONDS } from "../limits.ts";
import { parseTimestamp } from "./timestamp.ts";

const dueAtOf = async (place: Place, { until }: WaitState): Promise<number> => {
  const evaluation = evaluationOf(place);
  if ("seconds" in until) {
    return place.run.now + 1000 * (await evaluateWhole(until.seconds, "Seconds", [0, MAX_SECONDS], evaluation));
  }
  const text = await evaluateAs("string", until.timestamp, evaluation);
  const at = parseTimestamp(text);
  if (at !== undefined) return at;
  const reason = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`;
  throw queryFailure(evaluation, reason, "Timestamp");
};

/** Waits until the computed instant; an instant that has passed is no wait at all. */
export const beginWait = async (place: Place, state: WaitState): Promise<Phase> => {
  const dueAt = await dueAtOf(place, state);
  return dueAt <= place.run.now ? { kind: "done" } : { kind: "wait", attempt: nextAttempt(place.run), dueAt };
};
