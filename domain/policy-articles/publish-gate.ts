import { ArticleLocale, type PolicyArticle } from "./article.ts";
import { type LocaleStanding, standingOf, type TextHash } from "./locale-standings.ts";

/** The locales that a market's readers must have, by market; a market that is not here has no articles. */
export type NeededLocales = Readonly<Record<string, readonly ArticleLocale[]>>;

/** A locale that keeps an article from being published in a market. */
export type GateFinding = LocaleStanding & { readonly market: string };

/**
 * What keeps an article from being published: each locale that one of its markets needs, or that the article is written in
 * first, and that is not APPROVED. An article with none of these may be published.
 */
export const gateFindings = (article: PolicyArticle, needed: NeededLocales, hash: TextHash): readonly GateFinding[] => {
  const standings = ArticleLocale.options.map((locale) => standingOf(article, locale, hash));
  return article.markets.flatMap((market) =>
    standings
      .filter(({ locale }) => locale === article.authoritativeLocale || needed[market]?.includes(locale))
      .filter(({ state }) => state !== "APPROVED")
      .map((standing) => ({ market, ...standing })),
  );
};
