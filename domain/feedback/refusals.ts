import type { Instant } from "../kernel/instant.ts";
import type { QuestionType } from "./questions.ts";

/** Why a survey says no. */
export type SurveyRefusal =
  | { readonly code: "feedback.already_answered"; readonly answeredAt: Instant }
  | { readonly code: "feedback.link_expired"; readonly expiredAt: Instant }
  | { readonly code: "feedback.cancelled" }
  | { readonly code: "feedback.question_not_asked"; readonly question: QuestionType }
  | { readonly code: "feedback.no_call_back" };

/** All codes, so that every one of them is known to have a page and a title. */
export const surveyRefusalCodes = [
  "feedback.already_answered",
  "feedback.link_expired",
  "feedback.cancelled",
  "feedback.question_not_asked",
  "feedback.no_call_back",
] as const satisfies readonly SurveyRefusal["code"][];
