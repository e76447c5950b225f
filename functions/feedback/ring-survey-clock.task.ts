import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { findWithDesk, finishWorkItem } from "../agent-desk/send-to-desk.ts";
import { invite } from "./invite.ts";
import { ringClockOf } from "./ring-clock.ts";
import { surveyAggregate } from "./survey-aggregate.ts";
import { standingOf } from "./survey-process.ts";

/**
 * Tells a survey the time. One that comes to its end leaves the agents' queue, where it may have stood because its process had
 * failed; a call that is owed stays there.
 */
export const ringSurveyClock: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const { outcome, survey } = await ringClockOf(runtime, caseId, commandId);
  await invite(runtime, survey);
  const standing = standingOf(survey);
  if (standing.isAtRest && survey.callBack === undefined) {
    const { isQueued } = await findWithDesk(runtime, surveyAggregate, caseId);
    if (isQueued) await finishWorkItem(runtime, caseId, `${commandId}:desk`);
  }
  return { outcome, ...wordsOf(standing) };
};
