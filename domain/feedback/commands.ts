import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { MarketCalendar } from "../kernel/clocks.ts";
import { SurveyId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { FeedbackTag, QuestionType, Score } from "./questions.ts";
import { CallBackOutcome, CancelReason, SurveySubject } from "./survey.ts";
import { FeedbackTerms } from "./terms.ts";

const head = { at: Instant, actor: Actor };

/** When the person was last asked; absent when never, or too long ago to be remembered. */
const contact = { lastAskedAt: Instant.optional() };

/** A case has settled; `landedAt` is when the last of its money arrived, where there was any. */
export const OpenSurvey = z.object({
  type: z.literal("OpenSurvey"),
  ...head,
  ...contact,
  surveyId: SurveyId,
  subject: SurveySubject,
  asks: z.array(QuestionType).min(1),
  settledAt: Instant,
  landedAt: Instant.optional(),
  terms: FeedbackTerms,
});
export type OpenSurvey = z.infer<typeof OpenSurvey>;

/** The time has come for something, perhaps. The facts are those of this moment; they count when the survey would be sent. */
export const RingClock = z.object({
  type: z.literal("RingClock"),
  ...head,
  ...contact,
  /** Why the case is not settled any more, if it is not. */
  taken: CancelReason.optional(),
  /** How many were asked in this market in the week of `at`. */
  askedThisWeek: z.int().nonnegative(),
  terms: FeedbackTerms,
});
export type RingClock = z.infer<typeof RingClock>;

/** By the one who is asked, who follows the link. */
export const OpenLink = z.object({ type: z.literal("OpenLink"), ...head });

/** By the one who is asked. Satisfaction is always scored; everything else may be left out. */
export const AnswerSurvey = z.object({
  type: z.literal("AnswerSurvey"),
  ...head,
  scores: z.array(Score).min(1),
  tags: z.array(FeedbackTag),
  language: z.string(),
  textId: TextId.optional(),
  calendar: MarketCalendar,
  terms: FeedbackTerms,
});
export type AnswerSurvey = z.infer<typeof AnswerSurvey>;

/** What is asked about is not the end any more. */
export const CancelSurvey = z.object({ type: z.literal("CancelSurvey"), ...head, because: CancelReason });

/** The author of an answer turned out to have deceived in the case. */
export const InvalidateSurvey = z.object({ type: z.literal("InvalidateSurvey"), ...head });

/** By the agent who called, or tried to. */
export const CompleteCallBack = z.object({
  type: z.literal("CompleteCallBack"),
  ...head,
  outcome: CallBackOutcome,
  tags: z.array(FeedbackTag),
  textId: TextId.optional(),
});
export type CompleteCallBack = z.infer<typeof CompleteCallBack>;

export const SurveyCommand = z.discriminatedUnion("type", [
  OpenSurvey,
  RingClock,
  OpenLink,
  AnswerSurvey,
  CancelSurvey,
  InvalidateSurvey,
  CompleteCallBack,
]);
export type SurveyCommand = z.infer<typeof SurveyCommand>;
