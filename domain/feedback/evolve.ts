import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { SurveyEvent, SurveyEventOf } from "./events.ts";
import { type SurveyStatus, surveyLifecycle } from "./lifecycle.ts";
import type { Survey, SurveyState } from "./survey.ts";

const begin = ({ at, data }: SurveyEventOf<"SurveyOpened">, status: SurveyStatus): Survey => ({
  ...data,
  status,
  openedAt: at,
  reminded: false,
});

const answered = (survey: Survey, { at, data }: SurveyEventOf<"SurveyAnswered">): Survey => {
  const { scores, tags, language, textId, callBackDueAt } = data;
  return {
    ...survey,
    answer: { at, scores, tags, language, ...(textId === undefined ? {} : { textId }) },
    ...(callBackDueAt === undefined ? {} : { callBack: { dueAt: callBackDueAt, overdue: false } }),
  };
};

const called = (survey: Survey, { at, data }: SurveyEventOf<"SurveyFollowedUp">): Survey => {
  invariant(survey.callBack !== undefined, "only a promised call is made");
  const { outcome, tags, by } = data;
  return { ...survey, callBack: { ...survey.callBack, done: { at, by, outcome, tags } } };
};

const changed = (survey: Survey, event: Exclude<SurveyEvent, { type: "SurveyOpened" }>): Survey => {
  switch (event.type) {
    case "SurveyScheduled":
      return { ...survey, schedule: event.data.schedule };
    case "SurveySuppressed":
      return { ...survey, suppressed: event.data.because, endedAt: event.at };
    case "SurveySent":
      return { ...survey, sentAt: event.at };
    case "SurveyLinkOpened":
      return survey;
    case "SurveyReminded":
      return { ...survey, reminded: true };
    case "SurveyAnswered":
      return answered(survey, event);
    case "SurveyExpired":
      return { ...survey, endedAt: event.at };
    case "SurveyCancelled":
      return { ...survey, cancelled: event.data.because, endedAt: event.at };
    case "SurveyInvalidated":
      return { ...survey, endedAt: event.at };
    case "CallBackOverdue":
      return { ...survey, ...(survey.callBack && { callBack: { ...survey.callBack, overdue: true } }) };
    case "SurveyFollowedUp":
      return called(survey, event);
  }
};

/** The survey after an event. Throws where the table has no such move. */
export const evolve = (state: SurveyState, event: SurveyEvent): Survey => {
  const status = statusAfter(surveyLifecycle, state?.status ?? "none", event.type);
  invariant(status !== "none", "nothing leads back to nothing");
  if (event.type === "SurveyOpened") return begin(event, status);
  invariant(state !== undefined, "only SurveyOpened begins a survey");
  return { ...changed(state, event), status };
};
