import * as z from "zod";
import { CallBackOutcome, FeedbackTag, type QuestionType, type Score, scales } from "../../domain/feedback/index.ts";
import { words } from "../../domain/kernel/text.ts";

/** As long as a note may be: who has more to say is called. */
const COMMENT_CHARACTERS_MAX = 2000;

const scoreOf = (type: QuestionType) => z.int().min(scales[type].min).max(scales[type].max);

const tags = z.array(FeedbackTag).max(FeedbackTag.options.length).default([]);
const comment = words(COMMENT_CHARACTERS_MAX).optional();

/** What a party answers. Only satisfaction must be scored; nothing else is needed. */
export const SurveyAnswerBody = z.strictObject({
  csat: scoreOf("CSAT"),
  ces: scoreOf("CES").optional(),
  fairness: z
    .strictObject({
      understoodWhy: scoreOf("PROCESS_FAIRNESS").optional(),
      wasHeard: scoreOf("PROCESS_FAIRNESS").optional(),
      consistent: scoreOf("PROCESS_FAIRNESS").optional(),
    })
    .optional(),
  tags,
  comment,
});
export type SurveyAnswerBody = z.infer<typeof SurveyAnswerBody>;

/** What came of a call to somebody who was not content. */
export const CallBackBody = z.strictObject({ outcome: CallBackOutcome, tags, comment });
export type CallBackBody = z.infer<typeof CallBackBody>;

/** The scores of a body, as the domain keeps them; what was left out is no score. */
export const scoresIn = ({ csat, ces, fairness = {} }: SurveyAnswerBody): Score[] => {
  const given: readonly (readonly [Score["type"], Score["item"], number | undefined])[] = [
    ["CSAT", "overall", csat],
    ["CES", "effort", ces],
    ["PROCESS_FAIRNESS", "understood_why", fairness.understoodWhy],
    ["PROCESS_FAIRNESS", "was_heard", fairness.wasHeard],
    ["PROCESS_FAIRNESS", "consistent", fairness.consistent],
  ];
  return given.flatMap(([type, item, score]) => (score === undefined ? [] : [{ type, item, score }]));
};
