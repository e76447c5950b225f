import * as z from "zod";
import { AgentId, SurveyId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { FeedbackTag, QuestionType, Score } from "./questions.ts";
import { CallBackOutcome, CancelReason, SuppressionReason, SurveySchedule, SurveySubject } from "./survey.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

/**
 * What somebody answered, with all that it ties to, so that nobody who counts answers has to look anything up. `score` is the one
 * for satisfaction, which every survey asks; `scores` holds all. Words are never in it, only their id.
 */
const answered = {
  ...SurveySubject.shape,
  type: z.literal("CSAT"),
  score: z.int().positive(),
  scores: z.array(Score).min(1),
  tags: z.array(FeedbackTag),
  language: z.string(),
  textId: TextId.optional(),
  callBackDueAt: Instant.optional(),
};

/** Everything that can have happened to a survey. */
export const SurveyEvent = z.discriminatedUnion("type", [
  event("SurveyOpened", { surveyId: SurveyId, subject: SurveySubject, asks: z.array(QuestionType).min(1) }),
  event("SurveyScheduled", { schedule: SurveySchedule }),
  event("SurveySuppressed", { because: SuppressionReason }),
  event("SurveySent", { isCounted: z.boolean() }),
  event("SurveyLinkOpened", {}),
  event("SurveyReminded", {}),
  event("SurveyAnswered", answered),
  event("SurveyExpired", {}),
  event("SurveyCancelled", { because: CancelReason }),
  event("SurveyInvalidated", { because: z.literal("fraud_confirmed") }),
  event("CallBackOverdue", { dueAt: Instant }),
  event("SurveyFollowedUp", {
    outcome: CallBackOutcome,
    tags: z.array(FeedbackTag),
    by: AgentId,
    textId: TextId.optional(),
  }),
]);
export type SurveyEvent = z.infer<typeof SurveyEvent>;
export type SurveyEventType = SurveyEvent["type"];
export type SurveyEventOf<Type extends SurveyEventType> = Extract<SurveyEvent, { type: Type }>;

/** The names of all events, for documents and tests. */
export const surveyEventTypes: readonly SurveyEventType[] = SurveyEvent.options.map(({ shape }) => shape.type.value);

/** The events that may end what the process of a survey waits for. */
export const surveyWakingEventTypes: readonly SurveyEventType[] = [
  "SurveyAnswered",
  "SurveyCancelled",
  "SurveyInvalidated",
  "SurveyFollowedUp",
];
