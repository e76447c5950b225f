import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { feedbackMessages, feedbackText } from "../../../adapters/policies/feedback-texts.ts";
import { Language } from "../../../adapters/policies/language.ts";
import { FeedbackTag, QuestionType, scales } from "../../../domain/feedback/index.ts";

const keys = [
  "feedback.intro",
  ...QuestionType.options.flatMap((type) => [
    `feedback.scale.${type}.min`,
    `feedback.scale.${type}.max`,
    ...scales[type].items.map((item) => `feedback.question.${item}`),
  ]),
  ...FeedbackTag.options.map((tag) => `feedback.tag.${tag}`),
];

describe.each(Language.options)("what surveys say in %s", (language) => {
  it("is there for everything that is asked, and for nothing else", () => {
    expect(Object.keys(feedbackMessages[language]).sort()).toEqual([...keys].sort());
  });

  it.each(keys)("%s parses and can be told to either party", (key) => {
    expect(new IntlMessageFormat(feedbackMessages[language][key] ?? "", language).getAst()).not.toEqual([]);
    for (const party of ["buyer", "seller"] as const) expect(feedbackText(key, language, party)).toMatch(/^[^{}]{2,}$/);
  });

  it("tells tags and items apart", () => {
    const told = keys.filter((key) => /tag|question/.test(key)).map((key) => feedbackText(key, language, "buyer"));
    expect(new Set(told).size).toBe(told.length);
  });
});
