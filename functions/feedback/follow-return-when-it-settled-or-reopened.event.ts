import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { openSurveys } from "./open-surveys.ts";
import { settlementsIn } from "./settlements.ts";
import { takeBackSurveys } from "./take-back-surveys.ts";

/**
 * Asks the parties about a return that has come to its end, and takes back what is not the end any more. It goes by the whole
 * timeline, so that events which come twice, late or in another order lead to the same.
 */
export const followReturn: ReactionHandler = async ({ id, caseId, seq }, runtime) => {
  const found = settlementsIn(await timelineOf(runtime.store, caseId));
  if (found === undefined || found.count === 0) return;
  const { state, count, isSettled, last } = found;
  // Of the events of one decision, and of all that came before the end, only the last is the one to ask at.
  if (isSettled && last !== undefined && seq < last.seq) return;
  await takeBackSurveys(runtime, state, isSettled ? count - 1 : count, { because: "reopened", id });
  if (isSettled) await openSurveys(runtime, found);
};
