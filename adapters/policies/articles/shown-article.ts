import type { Instant } from "../../../domain/kernel/instant.ts";
import {
  type ArticleBlock,
  ArticleLocale,
  type BlockText,
  effectiveTo,
  type LocaleStanding,
  type ShownLocale,
  shownLocale,
  standingOf,
} from "../../../domain/policy-articles/index.ts";
import type { Language } from "../language.ts";
import { sourceHash } from "../source-hash.ts";
import { publishedArticles, type ReadArticle } from "./articles.ts";
import { articleLocales } from "./locales.ts";

/** An article as one reader is shown it. */
export type ShownArticle = ReadArticle & {
  readonly shown: ShownLocale;
  readonly effectiveTo?: Instant | undefined;
  readonly title: string;
  readonly changeSummary: string;
  readonly blocks: readonly (ArticleBlock & BlockText)[];
  readonly locales: readonly LocaleStanding[];
};

/** A version of an article in the language that its reader asked for, or in the one that has to do instead. */
export const shownArticle = (
  read: ReadArticle,
  requested: Language,
  versions: readonly ReadArticle[] = publishedArticles().versions,
): ShownArticle => {
  const { article } = read;
  const shown = shownLocale(article, requested, articleLocales.fallbacks, sourceHash);
  const texts = article.locales[shown.locale];
  return {
    ...read,
    shown,
    effectiveTo: effectiveTo(versions, read),
    title: texts?.title.text ?? article.articleId,
    changeSummary: texts?.changeSummary.text ?? "",
    blocks: article.blocks.flatMap((block) => {
      const text = texts?.blocks[block.blockId];
      return text === undefined ? [] : [{ ...block, ...text }];
    }),
    locales: ArticleLocale.options.map((locale) => standingOf(article, locale, sourceHash)),
  };
};
