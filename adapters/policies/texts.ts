import { IntlMessageFormat } from "intl-messageformat";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { ExplainedRule, ReturnTerms } from "../../domain/kernel/terms.ts";
import english from "../../policies/texts/en.json" with { type: "json" };
import spanish from "../../policies/texts/es.json" with { type: "json" };
import korean from "../../policies/texts/ko.json" with { type: "json" };
import portuguese from "../../policies/texts/pt-BR.json" with { type: "json" };
import type { Language } from "./language.ts";
import { oncePer } from "./once.ts";
import { toldAs, type Viewer } from "./viewer.ts";

/** The messages of a language by key, in ICU MessageFormat. */
export const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: english,
  es: spanish,
  "pt-BR": portuguese,
  ko: korean,
};

/** What a message may be filled with, by name. */
export type TextValues = Readonly<Record<string, string | number>>;

const formatter = oncePer((language: Language) =>
  oncePer((message: string) => new IntlMessageFormat(message, language, undefined, { ignoreTag: true })),
);

/** A message in ICU MessageFormat, filled. Throws when it needs a value that is not given. */
export const filled = (message: string, language: Language, values: TextValues = {}): string =>
  String(formatter(language)(message).format({ ...values }));

/**
 * The sentence of a key in a language. A key without a text comes back as it is: it stands in an old timeline, and showing
 * the rest of that is better than nothing. Throws when the message needs a value that is not given.
 */
export const sentence = (key: string, language: Language, values: TextValues = {}): string => {
  const message = messages[language][key] ?? messages.en[key];
  return message === undefined ? key : filled(message, language, values);
};

const days = oncePer((language: Language) =>
  oncePer((timeZone: string) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone })),
);

/** A day as people write it, in the zone where it counts. */
export const dayIn = (at: Instant, language: Language, timeZone: string): string =>
  days(language)(timeZone).format(new Date(at));

/** A rule that fired, as its reader reads it. */
export type ReadableRule = ExplainedRule;

/** To whom something is explained: in the reader's role and language, with days of the market's zone. */
export type Reading = { readonly viewer: Viewer; readonly language: Language; readonly timeZone: string };

/** Why a case got its terms, a sentence a rule that tells the reader what concerns them. */
export const explanationIn = (
  { explanation, windowEndsAt }: Pick<ReturnTerms, "explanation" | "windowEndsAt">,
  { viewer, language, timeZone }: Reading,
): readonly ReadableRule[] => {
  const told = toldAs(viewer);
  return explanation.map(({ endsAt, ...rule }) => {
    const windowEndsOn = dayIn(endsAt ?? (windowEndsAt as Instant), language, timeZone);
    return { ...rule, sentence: sentence(rule.sentence, language, { viewer: told, windowEndsOn }) };
  });
};
