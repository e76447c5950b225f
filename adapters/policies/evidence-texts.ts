import type { ContentProblem } from "../../domain/evidence/examine.ts";
import type { WithheldReason } from "../../domain/evidence/visibility.ts";
import english from "../../policies/texts/evidence/en.json" with { type: "json" };
import spanish from "../../policies/texts/evidence/es.json" with { type: "json" };
import korean from "../../policies/texts/evidence/ko.json" with { type: "json" };
import portuguese from "../../policies/texts/evidence/pt-BR.json" with { type: "json" };
import type { Language } from "./language.ts";
import { filled } from "./texts.ts";

/** What is said about evidence, by language and key, in ICU MessageFormat. */
export const evidenceMessages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: english,
  es: spanish,
  "pt-BR": portuguese,
  ko: korean,
};

const MEGABYTE = 1024 * 1024;

/** Why a file is no evidence, in the reader's language. */
export const evidenceReason = (
  problem: ContentProblem | { readonly reason: "never_uploaded" },
  language: Language,
): string => {
  const message = evidenceMessages[language][`evidence.${problem.reason}`] ?? problem.reason;
  if (problem.reason === "too_large") return filled(message, language, { megabytes: problem.bytesMax / MEGABYTE });
  if (problem.reason === "type_mismatch" || problem.reason === "two_readings") {
    const { declared, found } = problem;
    return filled(message, language, { declared, found });
  }
  return filled(message, language);
};

/** Why a piece of evidence is not shown to everybody, in the reader's language. */
export const withheldReason = (reason: WithheldReason, language: Language): string =>
  filled(evidenceMessages[language][`withheld.${reason}`] ?? reason, language);
