import { accept, type Decision } from "../kernel/decider.ts";
import type { RingClock } from "./commands.ts";
import type { SurveyEvent } from "./events.ts";
import type { SurveyRefusal } from "./refusals.ts";
import { isCapped, isDrawn } from "./rules.ts";
import { isAsked, type SuppressionReason, type Survey, type SurveySchedule, type SurveyState } from "./survey.ts";

type Answer = Decision<SurveyEvent, SurveyRefusal>;

const suppression = (
  { surveyId }: Survey,
  { latestAskAt }: SurveySchedule,
  { at, lastAskedAt, askedThisWeek, terms }: RingClock,
): SuppressionReason | undefined => {
  if (at > latestAskAt) return "too_late";
  if (isCapped(terms, lastAskedAt, at)) return "contact_cap";
  return askedThisWeek < terms.sampling.fullPerWeek || isDrawn(terms, surveyId) ? undefined : "sampled_out";
};

// The state of everything is looked at again now: what was true when it was scheduled may not be.
const ask = (survey: Survey, schedule: SurveySchedule, command: RingClock): Answer => {
  const { at, taken, askedThisWeek, terms } = command;
  if (taken !== undefined) return accept({ type: "SurveyCancelled", at, data: { because: taken } });
  const because = suppression(survey, schedule, command);
  if (because !== undefined) return accept({ type: "SurveySuppressed", at, data: { because } });
  return accept({ type: "SurveySent", at, data: { isCounted: askedThisWeek < terms.sampling.fullPerWeek } });
};

/** Does what is due, and nothing early: asks, reminds once, lets the link end, or records that nobody called. */
export const ring = (state: SurveyState, command: RingClock): Answer => {
  const { at } = command;
  if (state === undefined) return accept();
  const { schedule, status, reminded, callBack } = state;
  if (status === "scheduled" && schedule !== undefined)
    return at < schedule.askAt ? accept() : ask(state, schedule, command);
  if (isAsked(state) && schedule !== undefined) {
    if (at >= schedule.expiresAt) return accept({ type: "SurveyExpired", at, data: {} });
    return at < schedule.remindAt || reminded ? accept() : accept({ type: "SurveyReminded", at, data: {} });
  }
  if (status !== "responded" || callBack === undefined || callBack.overdue || at < callBack.dueAt) return accept();
  return accept({ type: "CallBackOverdue", at, data: { dueAt: callBack.dueAt } });
};
