import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { resumeWait } from "../../adapters/workflow/await-case.ts";
import { surveyProcess } from "./survey-process.ts";

/** Wakes the process of a survey that was answered, taken back or followed up. */
export const resumeFeedbackProcess: ReactionHandler = ({ caseId }, runtime) =>
  resumeWait(runtime, caseId, surveyProcess);
