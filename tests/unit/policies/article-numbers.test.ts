import { describe, expect, it } from "vitest";
import { publishedArticles } from "../../../adapters/policies/articles/articles.ts";
import { loadPolicies } from "../../../adapters/policies/policies.ts";
import { minorDigits } from "../../../domain/kernel/currencies.ts";
import { Market } from "../../../domain/policies/index.ts";
import { ArticleLocale } from "../../../domain/policy-articles/index.ts";

const { versions } = publishedArticles();

const textOf = (reference: string, locale: ArticleLocale) => {
  const [articleId, blockId = ""] = reference.split("#");
  const text = versions.find(({ article }) => article.articleId === articleId)?.article.locales[locale]?.blocks[
    blockId
  ];
  if (text === undefined) throw new Error(`${reference} has no ${locale}`);
  return text;
};

const englishNames = new Intl.DisplayNames("en", { type: "region" });

const policyOf = (market: Market) => {
  const policy = loadPolicies().get(market);
  if (policy === undefined) throw new Error(`no policy for ${market}`);
  return policy.document;
};

/** The row of a table that is about a market: in English by its name, in other languages at the same place. */
const cellsOf = (reference: string, market: Market, locale: ArticleLocale): readonly string[] | undefined => {
  const index = textOf(reference, "en").table?.rows.findIndex(([name]) => name === englishNames.of(market)) ?? -1;
  return textOf(reference, locale).table?.rows[index];
};

const numbersIn = (text: string | undefined): readonly number[] => (text?.match(/\d+/g) ?? []).map(Number);

const everywhere = ArticleLocale.options.flatMap((locale) => Market.options.map((market) => ({ locale, market })));

// What an article says in figures must be what the policy of the market counts with.
describe.each(everywhere)("the figures of articles in $locale for $market", ({ locale, market }) => {
  const { windows, limits, clocks, rules, currency } = policyOf(market);

  it("withdrawal has the days of the policy's window, or the market has none", () => {
    const days = windows.withdrawal?.length;
    const cells = cellsOf("withdrawal#period", market, locale);
    expect(cells === undefined).toBe(days === undefined);
    if (days !== undefined) expect(numbersIn(cells?.[1])).toEqual(Object.values(days));
  });

  it("a change of mind has the days of the policy's window", () => {
    expect(numbersIn(cellsOf("change-of-mind#period", market, locale)?.[1])).toEqual(
      Object.values(windows.changeOfMind.length),
    );
  });

  it("problems and missing parcels have the days of the policy's windows", () => {
    expect(numbersIn(textOf("faulty-goods#period", locale).text)).toEqual(Object.values(windows.notAsDescribed.length));
    expect(numbersIn(textOf("late-or-missing-delivery#periods", locale).text)).toEqual([
      ...Object.values(windows.notReceived.length),
      ...Object.values(windows.notAsDescribed.length),
    ]);
    expect(numbersIn(textOf("late-or-missing-delivery#when-to-report", locale).text)).toEqual([
      limits.notReceivedBarHours,
    ]);
  });

  it("deductions and offers have the policy's percents", () => {
    expect(numbersIn(textOf("change-of-mind#condition-of-goods", locale).text)).toEqual([
      limits.restockingFeeMaxPercent,
      limits.diminishedValueMaxPercent,
    ]);
    expect(numbersIn(textOf("refunds#part-of-the-price", locale).text)).toEqual([
      limits.offerMinPercent,
      limits.offerMaxPercent,
    ]);
  });

  it("early refunds have the policy's amounts", () => {
    const upTo = (rule: string): string => {
      const when = rules.find(({ id }) => id.endsWith(rule))?.when ?? "";
      const minor = Number(/requestValueMinor <= (\d+)/.exec(when)?.[1]);
      return `${currency} ${minor / 10 ** minorDigits(currency)}`;
    };
    expect(cellsOf("refunds#timing", market, locale)?.slice(1)).toEqual([
      upTo(".refund-at-first-scan"),
      upTo(".refund-at-delivery-scan"),
    ]);
  });

  it("what follows from silence has the policy's clocks", () => {
    const { sellerAnswer, offerValidity, rejectionReaction, handOver, inspection, platformDecision } = clocks;
    expect(textOf("how-cases-are-decided#no-answer", locale).table?.rows.map((cells) => numbersIn(cells[1]))).toEqual(
      [sellerAnswer, offerValidity, rejectionReaction, handOver, inspection, platformDecision].map((length) =>
        Object.values(length),
      ),
    );
    expect(numbersIn(textOf("how-cases-are-decided#disagreeing", locale).text)).toEqual([
      ...Object.values(clocks.sellerContest),
      ...Object.values(clocks.badParcelReport),
    ]);
  });
});
