import { articleLabels } from "../../adapters/policies/articles/labels.ts";
import { evidenceMessages } from "../../adapters/policies/evidence-texts.ts";
import { feedbackMessages } from "../../adapters/policies/feedback-texts.ts";
import { Language } from "../../adapters/policies/language.ts";
import { sourceHash } from "../../adapters/policies/source-hash.ts";
import { messages } from "../../adapters/policies/texts.ts";
import { timelineMessages } from "../../adapters/policies/timeline/messages.ts";
import { withdrawalTexts } from "../../adapters/policies/withdrawals/texts.ts";

type Messages = Readonly<Record<string, string>>;
type ByLanguage<Value> = Readonly<Record<Language, Value>>;

/** English is written first; all other languages are translated from it. */
export const translated = Language.exclude(["en"]).options;

/** By language and key, the hash of the English that a message was translated from. */
export type Sources = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A translation that cannot be relied on, and why. */
export interface TranslationProblem {
  readonly language: Language;
  readonly key: string;
  readonly why: "missing" | "stale" | "not recorded" | "without a source";
}

const messagesIn = (language: Language): Messages => ({
  ...messages[language],
  ...timelineMessages[language],
  ...articleLabels[language],
  ...feedbackMessages[language],
  ...evidenceMessages[language],
  ...withdrawalTexts[language],
});

/** Every message that people read, of all files together; their keys differ. */
export const allMessages: ByLanguage<Messages> = {
  en: messagesIn("en"),
  es: messagesIn("es"),
  "pt-BR": messagesIn("pt-BR"),
  ko: messagesIn("ko"),
};

const problemOf = (english: string, text: string | undefined, hash: string | undefined) => {
  if (text === undefined || text === "") return "missing";
  if (hash === undefined) return "not recorded";
  return hash === sourceHash(english) ? undefined : "stale";
};

/** Every message that some language lacks, or has from an English that is no more. */
export const messageProblems = (texts: ByLanguage<Messages>, sources: Sources): readonly TranslationProblem[] =>
  translated.flatMap((language) => {
    const wanting = Object.entries(texts.en).flatMap(([key, english]) => {
      const why = problemOf(english, texts[language][key], sources[language]?.[key]);
      return why === undefined ? [] : [{ language, key, why } as const];
    });
    const known = new Set([...Object.keys(texts[language]), ...Object.keys(sources[language] ?? {})]);
    const left = [...known].filter((key) => texts.en[key] === undefined);
    return [...wanting, ...left.map((key) => ({ language, key, why: "without a source" as const }))];
  });

/** The record once the given messages are translated from what the English is now. Messages that are no more fall out of it. */
export const recorded = (
  texts: ByLanguage<Messages>,
  sources: Sources,
  isTranslated: (language: Language, key: string) => boolean,
): Sources =>
  Object.fromEntries(
    translated.map((language) => {
      const hashes = Object.entries(texts.en).flatMap(([key, english]) => {
        const isNew = isTranslated(language, key) && (texts[language][key] ?? "") !== "";
        const hash = isNew ? sourceHash(english) : sources[language]?.[key];
        return hash === undefined ? [] : [[key, hash] as const];
      });
      return [language, Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)))];
    }),
  );
