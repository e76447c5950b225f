import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { measureCase } from "./measure-case-when-return-moved.event.ts";
import { rateCase } from "./rate-case-when-survey-answered.event.ts";
import { experimentReactionRows } from "./reaction-rows.ts";
import { resumeExperimentProcess } from "./resume-experiment-process-when-experiment-moved.event.ts";
import { startExperimentProcess } from "./start-experiment-process-when-experiment-approved.event.ts";

/** What experiments does when something happened. */
export const experimentReactions = bindReactions(experimentReactionRows, {
  "start-experiment-process-when-experiment-approved": startExperimentProcess,
  "resume-experiment-process-when-experiment-moved": resumeExperimentProcess,
  "measure-case-when-return-moved": measureCase,
  "rate-case-when-survey-answered": rateCase,
});
