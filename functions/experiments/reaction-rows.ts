import type { Reaction } from "../../adapters/events/reaction.ts";
import { MEASURED_EVENTS } from "./measure-case-when-return-moved.event.ts";

/** What happens when something happened to an experiment, or to a case that one takes in. */
export const experimentReactionRows: readonly Reaction[] = [
  { entry: "start-experiment-process-when-experiment-approved", on: ["ExperimentApproved"] },
  {
    entry: "resume-experiment-process-when-experiment-moved",
    on: [
      "DefinitionChanged",
      "ExperimentStarted",
      "ExperimentPaused",
      "ExperimentResumed",
      "ExperimentStoppedForSafety",
      "ExperimentStoppedForFutility",
      "ExperimentDecided",
      "ExperimentArchived",
    ],
  },
  { entry: "measure-case-when-return-moved", on: MEASURED_EVENTS },
  { entry: "rate-case-when-survey-answered", on: ["SurveyAnswered"] },
];
