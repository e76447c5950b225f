import type { ArticleLocale, LocaleState, PolicyArticle } from "./article.ts";
import { standingOf, type TextHash } from "./locale-standings.ts";

/** Which locales a reader is shown instead of one that cannot be shown, in order. */
export type Fallbacks = Readonly<Record<ArticleLocale, readonly ArticleLocale[]>>;

/** The locale that a reader is shown, and whether it is another than was asked for. */
export type ShownLocale = {
  readonly locale: ArticleLocale;
  readonly state: LocaleState;
  readonly requested: ArticleLocale;
  readonly isFallback: boolean;
};

/**
 * The locale to show: the one that was asked for, or the first of its fallbacks that is APPROVED, or else the one that the
 * article was written in. Fallbacks are for reading alone: they open no gate.
 */
export const shownLocale = (
  article: PolicyArticle,
  requested: ArticleLocale,
  fallbacks: Fallbacks,
  hash: TextHash,
): ShownLocale => {
  const approved = [requested, ...fallbacks[requested]].find(
    (locale) => standingOf(article, locale, hash).state === "APPROVED",
  );
  const locale = approved ?? article.authoritativeLocale;
  return { locale, state: standingOf(article, locale, hash).state, requested, isFallback: locale !== requested };
};
