import english from "../../../policies/texts/withdrawals/en.json" with { type: "json" };
import spanish from "../../../policies/texts/withdrawals/es.json" with { type: "json" };
import korean from "../../../policies/texts/withdrawals/ko.json" with { type: "json" };
import portuguese from "../../../policies/texts/withdrawals/pt-BR.json" with { type: "json" };
import type { Language } from "../language.ts";
import { filled, type TextValues } from "../texts.ts";

type TextKey = keyof typeof english;

/** The words of the withdrawal function and of its acknowledgement, by language and key, in ICU MessageFormat. */
export const withdrawalTexts: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = {
  en: english,
  es: spanish,
  "pt-BR": portuguese,
  ko: korean,
};

/** A text of the withdrawal function, filled. */
export const withdrawalText = (key: TextKey, language: Language, values: TextValues = {}): string =>
  filled(withdrawalTexts[language][key], language, values);
