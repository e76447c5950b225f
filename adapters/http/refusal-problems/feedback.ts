import type { SurveyRefusal } from "../../../domain/feedback/refusals.ts";
import { type ProblemRow, row } from "../problem-row.ts";

/** Every "no" of a survey. What is gone for good is 410, so that no client tries again. */
export const feedbackProblems = {
  "feedback.already_answered": row(
    409,
    "The survey was answered before",
    "Nothing is left to do: a survey takes one answer, and the first one counts.",
  ),
  "feedback.link_expired": row(
    410,
    "The link has expired",
    "Nothing is left to do. To say something about the case, write to the marketplace.",
  ),
  "feedback.cancelled": row(
    410,
    "The survey is not asked any more",
    "Nothing is left to do: the end that it asked about was taken back. You may be asked again at the new one.",
  ),
  "feedback.question_not_asked": row(
    422,
    "The survey does not ask this question",
    "Leave out the scores of the question that is named, and send the others again.",
  ),
  "feedback.no_call_back": row(
    409,
    "Nobody waits for a call",
    "Read the case again: nobody was promised a call, or somebody has made it already.",
  ),
} satisfies Record<SurveyRefusal["code"], ProblemRow>;
