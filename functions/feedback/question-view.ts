import { feedbackText } from "../../adapters/policies/feedback-texts.ts";
import type { Language } from "../../adapters/policies/language.ts";
import { FeedbackTag, type Survey, scales } from "../../domain/feedback/index.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { SurveyQuestions } from "./survey-answers.ts";

/** What a survey asks, in the reader's language. */
export const questionView = ({ subject, asks, schedule }: Survey, language: Language): SurveyQuestions => {
  invariant(schedule !== undefined, "a survey that is asked was scheduled");
  const { returnId, party } = subject;
  const text = (key: string) => feedbackText(`feedback.${key}`, language, party);
  return {
    returnId,
    party,
    expiresAt: schedule.expiresAt,
    introduction: text("intro"),
    questions: asks.map((type) => {
      const { min, max, items } = scales[type];
      return {
        type,
        required: type === "CSAT",
        scale: { min, max, minText: text(`scale.${type}.min`), maxText: text(`scale.${type}.max`) },
        items: items.map((item) => ({ item, text: text(`question.${item}`) })),
      };
    }),
    tags: FeedbackTag.options.map((tag) => ({ tag, text: text(`tag.${tag}`) })),
  };
};
