import type { Instant } from "../../../domain/kernel/instant.ts";
import english from "../../../policies/texts/articles/en.json" with { type: "json" };
import spanish from "../../../policies/texts/articles/es.json" with { type: "json" };
import korean from "../../../policies/texts/articles/ko.json" with { type: "json" };
import portuguese from "../../../policies/texts/articles/pt-BR.json" with { type: "json" };
import type { Language } from "../language.ts";
import { oncePer } from "../once.ts";
import { dayIn, filled } from "../texts.ts";

/** What stands around an article, by language and key, in ICU MessageFormat. */
export const articleLabels: Readonly<Record<Language, Readonly<Record<keyof typeof english, string>>>> = {
  en: english,
  es: spanish,
  "pt-BR": portuguese,
  ko: korean,
};

/** A label, filled. */
export const label = (
  key: keyof typeof english,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string => filled(articleLabels[language][key], language, values);

const regions = oncePer((language: Language) => new Intl.DisplayNames(language, { type: "region" }));
const languages = oncePer((language: Language) => new Intl.DisplayNames(language, { type: "language" }));
const lists = oncePer((language: Language) => new Intl.ListFormat(language, { type: "conjunction" }));

/** The names of markets as one text; a market is a country, or the European Union. */
export const marketsIn = (markets: readonly string[], language: Language): string =>
  lists(language).format(markets.map((market) => regions(language).of(market) ?? market));

/** The name of a language. */
export const languageIn = (named: Language, language: Language): string => languages(language).of(named) ?? named;

/** A day of the whole world; where a version begins is no market's own. */
export const worldDay = (at: Instant, language: Language): string => dayIn(at, language, "UTC");
