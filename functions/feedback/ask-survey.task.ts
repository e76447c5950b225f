import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { invite } from "./invite.ts";
import { ringClockOf } from "./ring-clock.ts";
import { surveyProcess } from "./survey-process.ts";

/** Asks or reminds if that is still right, then waits for the answer; goes on at once when there is nothing to wait for. */
export const askSurvey: TaskHandler = async (input, runtime) => {
  const { survey } = await ringClockOf(runtime, input.caseId, input.commandId);
  await invite(runtime, survey);
  return awaitCase(runtime, input, surveyProcess);
};
