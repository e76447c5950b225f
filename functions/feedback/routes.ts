import type { Route } from "../../adapters/http/route.ts";
import { FeedbackSummary } from "./feedback-summary-answer.ts";
import { FeedbackSummaryQuery } from "./feedback-summary-query.ts";
import { SurveyAnswered, SurveyQuestions } from "./survey-answers.ts";
import { CallBackBody, SurveyAnswerBody } from "./survey-bodies.ts";
import { SurveyCase } from "./survey-view.ts";

const surveysOf = (audience: "storefront" | "seller"): readonly Route[] => [
  {
    audience,
    method: "GET",
    path: "/surveys/{token}",
    entry: "get-survey",
    summary: "What you are asked about a return, by the link that you were sent",
    response: SurveyQuestions,
    status: 200,
  },
  {
    audience,
    method: "POST",
    path: "/surveys/{token}",
    entry: "answer-survey",
    summary: "Answer, once; only satisfaction must be scored",
    body: SurveyAnswerBody,
    response: SurveyAnswered,
    status: 201,
  },
];

const summaryFor = (audience: "platform" | "agent", rest: Partial<Route> = {}): Route => ({
  audience,
  method: "GET",
  path: "/feedback/summary",
  entry: "summarise-feedback",
  summary: "What parties answered in a market, with how many were asked, by what it ties to and by outcome",
  query: FeedbackSummaryQuery,
  response: FeedbackSummary,
  status: 200,
  ...rest,
});

/** Every operation on surveys: the parties' own, what agents do for those who are not content, and the figures. */
export const feedbackRoutes: readonly Route[] = [
  ...surveysOf("storefront"),
  ...surveysOf("seller"),
  {
    audience: "agent",
    method: "POST",
    path: "/cases/{caseId}/call-back",
    entry: "complete-call-back",
    summary: "Write down what came of calling somebody who was not content; you must hold the case",
    body: CallBackBody,
    response: SurveyCase,
    status: 200,
  },
  summaryFor("agent", { roles: ["senior_agent"] }),
  summaryFor("platform"),
];
