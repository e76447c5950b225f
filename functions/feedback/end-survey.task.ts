import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { ringSurveyClock } from "./ring-survey-clock.task.ts";

/** The error by which the process learns that a survey is not over, although its link has ended. */
class SurveyGoesOn extends Error {
  override readonly name = "Survey.GoesOn";
}

/** Lets the link of a survey end. Throws `Survey.GoesOn` where somebody answered at the last moment and is owed a call. */
export const endSurvey: TaskHandler = async (input, runtime) => {
  const answer = await ringSurveyClock(input, runtime);
  if (answer.status !== "over") throw new SurveyGoesOn(`${input.caseId} is ${answer.status}`);
  return answer;
};
