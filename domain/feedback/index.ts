import type { Decider } from "../kernel/decider.ts";
import type { SurveyCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { SurveyEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { SurveyRefusal } from "./refusals.ts";
import type { SurveyState } from "./survey.ts";

/** Surveys as a decider; one that was never opened is undefined. */
export const surveys: Decider<SurveyState, SurveyCommand, SurveyEvent, SurveyRefusal> = {
  initial: undefined,
  decide,
  evolve,
};

export { deadlineOf, owesCallBack, type SurveyDeadline } from "./clock.ts";
export type { AnswerSurvey, CompleteCallBack, OpenSurvey, RingClock, SurveyCommand } from "./commands.ts";
export { refusalOfLink } from "./decide.ts";
export {
  type SurveyEvent,
  type SurveyEventOf,
  type SurveyEventType,
  surveyEventTypes,
  surveyWakingEventTypes,
} from "./events.ts";
export { SurveyStatus, surveyLifecycle } from "./lifecycle.ts";
export { type Ending, outcomeFor } from "./outcome.ts";
export * from "./questions.ts";
export { type SurveyRefusal, surveyRefusalCodes } from "./refusals.ts";
export { contactCutoff, isCapped, questionsFor, scheduleOf } from "./rules.ts";
export {
  CallBackOutcome,
  isAsked,
  Party,
  PartyOutcome,
  personOf,
  SuppressionReason,
  Survey,
  type SurveySchedule,
  type SurveyState,
  type SurveySubject,
} from "./survey.ts";
export { FeedbackTerms } from "./terms.ts";
export { isoWeekOf } from "./week.ts";
