import * as z from "zod";
import type { ShownArticle } from "../../adapters/policies/articles/shown-article.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { ArticleLocale, Audience, BlockKind, LocaleState } from "../../domain/policy-articles/index.ts";

/** An article without its blocks. */
export const ArticleHead = z.object({
  articleId: z.string(),
  version: z.string(),
  contentHash: z.string(),
  title: z.string(),
  /** The language of the texts here. */
  locale: ArticleLocale,
  requestedLocale: ArticleLocale,
  /** Whether the texts are in another language than was asked for. */
  isFallback: z.boolean(),
  markets: z.array(z.string()),
  audience: z.array(Audience),
  effectiveFrom: Instant,
  effectiveTo: Instant.optional(),
  changeSummary: z.string(),
  locales: z.array(z.object({ locale: ArticleLocale, state: LocaleState })),
});
export type ArticleHead = z.infer<typeof ArticleHead>;

/** A page of articles; there are few, so all are on it. */
export const ArticlePage = z.object({ items: z.array(ArticleHead) });
export type ArticlePage = z.infer<typeof ArticlePage>;

/** An article; rules cite a block as `<articleId>#<blockId>`. */
export const ArticleAnswer = ArticleHead.extend({
  blocks: z.array(
    z.object({
      blockId: z.string(),
      kind: BlockKind,
      /** Absent where the block is for all markets of the article. */
      markets: z.array(z.string()).optional(),
      heading: z.string(),
      text: z.string(),
      table: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }).optional(),
    }),
  ),
});
export type ArticleAnswer = z.infer<typeof ArticleAnswer>;

/** An article without its blocks, as it is answered. */
export const articleHead = ({
  article,
  contentHash,
  shown,
  effectiveTo,
  title,
  changeSummary,
  locales,
}: ShownArticle): ArticleHead => ({
  articleId: article.articleId,
  version: article.version,
  contentHash,
  title,
  locale: shown.locale,
  requestedLocale: shown.requested,
  isFallback: shown.isFallback,
  markets: article.markets,
  audience: article.audience,
  effectiveFrom: article.effectiveFrom,
  ...(effectiveTo === undefined ? {} : { effectiveTo }),
  changeSummary,
  locales: locales.map(({ locale, state }) => ({ locale, state })),
});

/** An article with its blocks, as it is answered. */
export const articleAnswer = (shown: ShownArticle): ArticleAnswer => ({
  ...articleHead(shown),
  blocks: shown.blocks.map(({ source: _, ...block }) => block),
});
