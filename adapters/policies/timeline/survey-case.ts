import type { SurveyEvent, SurveyEventOf } from "../../../domain/feedback/events.ts";
import { due, type Teller, together, told } from "./telling.ts";

type SurveyTellers = { readonly [Type in SurveyEvent["type"]]: Teller<SurveyEventOf<Type>> };

const answered: Teller<SurveyEventOf<"SurveyAnswered">> = ({ data }, voice) => {
  const { score, scores, tags, language, party, outcome, callBackDueAt } = data;
  const call = callBackDueAt === undefined ? { values: { dueAt: "" } } : due(callBackDueAt, voice);
  return together(
    { values: { party, score, low: callBackDueAt === undefined ? "no" : "yes" } },
    { facts: { scores, tags, language, outcome } },
    call,
  );
};

/** How a survey is asked, answered and ends, as agents read it. */
export const surveyTellers: SurveyTellers = {
  SurveyOpened: ({ data: { subject, asks } }) =>
    together(told({ party: subject.party, outcome: subject.outcome }), {
      facts: { asks, returnId: subject.returnId, settlement: subject.settlement },
    }),
  SurveyScheduled: ({ data: { schedule } }, voice) => ({
    values: { askAt: voice.moment(schedule.askAt) },
    facts: { ...schedule },
  }),
  SurveySuppressed: ({ data: { because } }) => told({ because }),
  SurveySent: () => ({}),
  SurveyLinkOpened: () => ({}),
  SurveyReminded: () => ({}),
  SurveyAnswered: answered,
  SurveyExpired: () => ({}),
  SurveyCancelled: ({ data: { because } }) => told({ because }),
  SurveyInvalidated: ({ data: { because } }) => told({ because }),
  CallBackOverdue: ({ data: { dueAt } }, voice) => due(dueAt, voice),
  SurveyFollowedUp: ({ data: { outcome, tags } }) => together(told({ outcome }), { facts: { tags } }),
};
