import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { askSurvey } from "./ask-survey.task.ts";
import { awaitSurvey } from "./await-survey.task.ts";
import { endSurvey } from "./end-survey.task.ts";
import { parkSurvey } from "./park-survey.task.ts";
import { ringSurveyClock } from "./ring-survey-clock.task.ts";

/** What the feedback state machine can ask for, by task. */
export const feedbackTasks = {
  "ask-survey": askSurvey,
  "await-survey": awaitSurvey,
  "end-survey": endSurvey,
  "ring-survey-clock": ringSurveyClock,
  "park-survey": parkSurvey,
} as const satisfies Readonly<Record<string, TaskHandler>>;
