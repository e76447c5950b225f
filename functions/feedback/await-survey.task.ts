import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { surveyProcess } from "./survey-process.ts";

/** Lets the survey's process wait until the survey leaves the awaited standing. */
export const awaitSurvey: TaskHandler = (input, runtime) => awaitCase(runtime, input, surveyProcess);
