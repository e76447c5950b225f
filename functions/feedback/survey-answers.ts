import * as z from "zod";
import { FeedbackTag, Party, QuestionItem, QuestionType, Score } from "../../domain/feedback/index.ts";
import { Instant } from "../../domain/kernel/instant.ts";

/** What a party is asked, in the reader's language. `required` is what an answer must score. */
export const SurveyQuestions = z
  .object({
    returnId: z.string(),
    party: Party,
    expiresAt: Instant,
    introduction: z.string(),
    questions: z.array(
      z.object({
        type: QuestionType,
        required: z.boolean(),
        scale: z.object({ min: z.int(), max: z.int(), minText: z.string(), maxText: z.string() }),
        items: z.array(z.object({ item: QuestionItem, text: z.string() })),
      }),
    ),
    tags: z.array(z.object({ tag: FeedbackTag, text: z.string() })),
  })
  .meta({ id: "SurveyQuestions" });
export type SurveyQuestions = z.infer<typeof SurveyQuestions>;

/** What was taken in. */
export const SurveyAnswered = z
  .object({
    returnId: z.string(),
    party: Party,
    answeredAt: Instant,
    scores: z.array(Score),
    tags: z.array(FeedbackTag),
    callBackDueAt: Instant.optional(),
  })
  .meta({ id: "SurveyAnswered" });
