import { type Currency, minorDigits } from "../../../domain/kernel/currencies.ts";
import { formatDecimal } from "../../../domain/kernel/decimal.ts";
import type { Instant } from "../../../domain/kernel/instant.ts";
import type { ReturnTerms } from "../../../domain/kernel/terms.ts";
import type { Language } from "../language.ts";
import { oncePer } from "../once.ts";
import { explanationIn, filled, type ReadableRule, type TextValues } from "../texts.ts";
import { toldAs, type Viewer } from "../viewer.ts";
import { timelineMessages } from "./messages.ts";

/** The currency of a case's amounts, and the zone in which its days are counted. */
export interface CaseSetting {
  readonly currency: Currency;
  readonly timeZone: string;
}

/** How things are said to one reader: texts are made here, so that a message only puts them in their place. */
export interface Voice {
  readonly viewer: Viewer;
  /** Agents and the platform, who see why something was done and not only what. */
  readonly isStaff: boolean;
  readonly currency: Currency;
  /** An amount of minor units as people write it, with all digits of its currency; the case's currency unless named. */
  money(amountMinor: number, currency?: Currency): string;
  /** A moment as people write it, in the market's zone. */
  moment(at: Instant): string;
  list(parts: readonly string[]): string;
  /** A part of a sentence, such as what a code stands for. */
  phrase(key: string, values: TextValues): string;
  /** Why a case got its terms. */
  explained(terms: Pick<ReturnTerms, "explanation" | "windowEndsAt">): readonly ReadableRule[];
}

const momentFormat = oncePer((language: Language) =>
  oncePer((timeZone: string) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone })),
);

// The digits are those of ISO 4217 here as everywhere; left alone, Intl takes what is usual in shops, such as none for IQD.
const moneyFormat = oncePer((language: Language) =>
  oncePer((currency: Currency) => {
    const digits = minorDigits(currency);
    return new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  }),
);

const listFormat = oncePer((language: Language) => new Intl.ListFormat(language, { type: "conjunction" }));

/** The plain message or phrase of a key. */
export const said = (key: string, viewer: Viewer, language: Language, values: TextValues): string => {
  const message = timelineMessages[language][key] ?? timelineMessages.en[key];
  return message === undefined ? key : filled(message, language, { viewer: toldAs(viewer), ...values }).trim();
};

/** How one reader is spoken to about one case. */
export const voiceFor = (viewer: Viewer, language: Language, { currency, timeZone }: CaseSetting): Voice => ({
  viewer,
  isStaff: viewer === "agent" || viewer === "platform",
  currency,
  // Intl reads a decimal text exactly, where a division by 100 would pass through a float and be wrong for JPY and KWD.
  money: (amountMinor, of = currency) =>
    moneyFormat(language)(of).format(formatDecimal(amountMinor, of) as Intl.StringNumericLiteral),
  moment: (at) => momentFormat(language)(timeZone).format(new Date(at)),
  list: (parts) => listFormat(language).format(parts),
  phrase: (key, values) => said(`phrase.${key}`, viewer, language, values),
  explained: (terms) => explanationIn(terms, { viewer, language, timeZone }),
});
