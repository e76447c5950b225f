import type { Instant } from "../kernel/instant.ts";
import { isAsked, type Survey } from "./survey.ts";

/** A deadline of a survey, and what happens by itself at its end. */
export type SurveyDeadline = {
  readonly name: "ask" | "reminder" | "answer" | "call_back";
  readonly at: Instant;
  readonly onTimeout: "ask" | "remind" | "expire" | "record_breach";
};

/** Whether somebody was promised a call that nobody made yet. */
export const owesCallBack = ({ status, callBack }: Survey): boolean =>
  status === "responded" && callBack !== undefined && callBack.done === undefined;

/** What comes next by itself; undefined when nothing does. */
export const deadlineOf = (survey: Survey): SurveyDeadline | undefined => {
  const { status, schedule, reminded, callBack } = survey;
  if (schedule !== undefined && status === "scheduled") return { name: "ask", at: schedule.askAt, onTimeout: "ask" };
  if (schedule !== undefined && isAsked(survey))
    return reminded
      ? { name: "answer", at: schedule.expiresAt, onTimeout: "expire" }
      : { name: "reminder", at: schedule.remindAt, onTimeout: "remind" };
  return callBack !== undefined && owesCallBack(survey) && !callBack.overdue
    ? { name: "call_back", at: callBack.dueAt, onTimeout: "record_breach" }
    : undefined;
};
