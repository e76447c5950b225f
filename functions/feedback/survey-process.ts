import type { CaseProcess, Standing } from "../../adapters/workflow/await-case.ts";
import { deadlineOf, isAsked, type Survey } from "../../domain/feedback/index.ts";
import { surveyAggregate } from "./survey-aggregate.ts";

const wordOf = (survey: Survey, isDue: boolean): string => {
  if (survey.status === "scheduled") return "scheduled";
  if (isAsked(survey)) return "asking";
  return isDue ? "calling_back" : "over";
};

/** The words of a survey for its state machine: opening the link ends no wait, and a promised call is waited for. */
export const standingOf = (survey: Survey): Standing => {
  const wakeAt = deadlineOf(survey)?.at ?? null;
  return { status: wordOf(survey, wakeAt !== null), wakeAt, isAtRest: wakeAt === null };
};

/** Surveys as the state machine `feedback` knows them. */
export const surveyProcess: CaseProcess<Survey> = {
  name: "feedback",
  aggregate: surveyAggregate,
  standingOf,
};
