import english from "../../policies/texts/feedback/en.json" with { type: "json" };
import spanish from "../../policies/texts/feedback/es.json" with { type: "json" };
import korean from "../../policies/texts/feedback/ko.json" with { type: "json" };
import portuguese from "../../policies/texts/feedback/pt-BR.json" with { type: "json" };
import type { Language } from "./language.ts";
import { filled } from "./texts.ts";

/** What surveys say, by language and key, in ICU MessageFormat; each may tell the parties apart. */
export const feedbackMessages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: english,
  es: spanish,
  "pt-BR": portuguese,
  ko: korean,
};

/** A text of a survey for one party. A key without a text comes back as it is. */
export const feedbackText = (key: string, language: Language, party: "buyer" | "seller"): string => {
  const message = feedbackMessages[language][key] ?? feedbackMessages.en[key];
  return message === undefined ? key : filled(message, language, { party });
};
