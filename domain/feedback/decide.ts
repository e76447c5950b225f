import { dueAt } from "../kernel/clocks.ts";
import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { AgentId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import { owesCallBack } from "./clock.ts";
import type { AnswerSurvey, CompleteCallBack, OpenSurvey, SurveyCommand } from "./commands.ts";
import type { SurveyEvent } from "./events.ts";
import type { SurveyRefusal } from "./refusals.ts";
import { ring } from "./ring.ts";
import { isCapped, scheduleOf } from "./rules.ts";
import { type CancelReason, isAsked, type SurveyState } from "./survey.ts";

type Answer = Decision<SurveyEvent, SurveyRefusal>;

// Who was asked too lately needs no waiting for, if that is known already.
const open = (state: SurveyState, command: OpenSurvey): Answer => {
  if (state !== undefined) return accept();
  const { at, surveyId, subject, asks, terms, lastAskedAt } = command;
  const schedule = scheduleOf(terms, subject.party, command);
  const next: SurveyEvent = isCapped(terms, lastAskedAt, schedule.askAt)
    ? { type: "SurveySuppressed", at, data: { because: "contact_cap" } }
    : { type: "SurveyScheduled", at, data: { schedule } };
  return accept<SurveyEvent>({ type: "SurveyOpened", at, data: { surveyId, subject, asks } }, next);
};

/** Why a link cannot be followed now, to a question or with an answer; undefined when it can. */
export const refusalOfLink = (state: SurveyState, at: Instant): SurveyRefusal | undefined => {
  if (state?.answer !== undefined) return { code: "feedback.already_answered", answeredAt: state.answer.at };
  if (isAsked(state) && state.schedule !== undefined && at < state.schedule.expiresAt) return undefined;
  const isOver = state?.status === "expired" || isAsked(state);
  return isOver && state.schedule !== undefined
    ? { code: "feedback.link_expired", expiredAt: state.schedule.expiresAt }
    : { code: "feedback.cancelled" };
};

const follow = (state: SurveyState, at: Instant): Answer => {
  const refusal = refusalOfLink(state, at);
  if (refusal !== undefined) return refuse(refusal);
  return state?.status === "sent" ? accept({ type: "SurveyLinkOpened", at, data: {} }) : accept();
};

const answer = (state: SurveyState, command: AnswerSurvey): Answer => {
  const { at, scores, tags, language, textId, calendar, terms } = command;
  const refusal = refusalOfLink(state, at);
  if (refusal !== undefined || state === undefined) return refuse(refusal ?? { code: "feedback.cancelled" });
  const stray = scores.find(({ type }) => !state.asks.includes(type));
  if (stray !== undefined) return refuse({ code: "feedback.question_not_asked", question: stray.type });
  const overall = scores.find(({ type }) => type === "CSAT");
  invariant(overall !== undefined, "every answer scores satisfaction");
  const isLow = overall.score <= terms.lowScoreAtMost;
  return accept({
    type: "SurveyAnswered",
    at,
    data: {
      ...state.subject,
      type: "CSAT",
      score: overall.score,
      scores,
      tags,
      language,
      ...(textId === undefined ? {} : { textId }),
      ...(isLow ? { callBackDueAt: dueAt(at, terms.callBack, calendar) } : {}),
    },
  });
};

// What was answered stays answered: it is about an end that there was.
const cancel = (state: SurveyState, at: Instant, because: CancelReason): Answer =>
  state?.status === "scheduled" || isAsked(state)
    ? accept({ type: "SurveyCancelled", at, data: { because } })
    : accept();

const invalidate = (state: SurveyState, at: Instant): Answer =>
  state?.status === "responded" || state?.status === "followed_up"
    ? accept({ type: "SurveyInvalidated", at, data: { because: "fraud_confirmed" } })
    : accept();

const complete = (state: SurveyState, { at, actor, outcome, tags, textId }: CompleteCallBack): Answer => {
  if (state === undefined || !owesCallBack(state)) return refuse({ code: "feedback.no_call_back" });
  const by = AgentId.parse(actor.id);
  return accept({
    type: "SurveyFollowedUp",
    at,
    data: { outcome, tags, by, ...(textId === undefined ? {} : { textId }) },
  });
};

/** Answers a command on a survey with what happened, or why not. */
export const decide = (state: SurveyState, command: SurveyCommand): Answer => {
  switch (command.type) {
    case "OpenSurvey":
      return open(state, command);
    case "RingClock":
      return ring(state, command);
    case "OpenLink":
      return follow(state, command.at);
    case "AnswerSurvey":
      return answer(state, command);
    case "CancelSurvey":
      return cancel(state, command.at, command.because);
    case "InvalidateSurvey":
      return invalidate(state, command.at);
    case "CompleteCallBack":
      return complete(state, command);
  }
};
