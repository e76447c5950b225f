import type { ArticleLocale, BlockText, LocaleState, LocaleTexts, PolicyArticle } from "./article.ts";

/** A hash of a text as an adapter computes it; equal texts have equal hashes, and others practically never. */
export type TextHash = (text: string) => string;

/** Where one locale stands, and which parts are the reason: `title`, `changeSummary` or a block's id. */
export type LocaleStanding = {
  readonly locale: ArticleLocale;
  readonly state: LocaleState;
  readonly parts: readonly string[];
};

type Part = { readonly part: string; readonly text?: string; readonly source?: string | undefined };

/** A block's words as one text, to be hashed: whatever a reader sees of it. */
export const wordsOf = ({ heading, text, table }: BlockText): string =>
  JSON.stringify([heading, text, table?.columns ?? [], table?.rows ?? []]);

const partsOf = ({ blocks }: PolicyArticle, { title, changeSummary, blocks: texts }: LocaleTexts): readonly Part[] => [
  { part: "title", ...title },
  { part: "changeSummary", ...changeSummary },
  ...blocks.map(({ blockId }): Part => {
    const text = texts[blockId];
    return text === undefined ? { part: blockId } : { part: blockId, text: wordsOf(text), source: text.source };
  }),
];

/** The hash of each part of the authoritative text, by part: what a translation made from it now keeps as its source. */
export const sourcesOf = (article: PolicyArticle, hash: TextHash): ReadonlyMap<string, string> => {
  const authoritative = article.locales[article.authoritativeLocale];
  const parts = authoritative === undefined ? [] : partsOf(article, authoritative);
  return new Map(parts.flatMap(({ part, text }) => (text === undefined ? [] : [[part, hash(text)] as const])));
};

/**
 * Where a locale of an article stands. A locale without some part is MISSING. One with a part that was translated from
 * another text than the authoritative one of now, or of which nobody knows from what, is STALE, whatever it says of itself.
 */
export const standingOf = (article: PolicyArticle, locale: ArticleLocale, hash: TextHash): LocaleStanding => {
  const texts = article.locales[locale];
  if (texts === undefined) return { locale, state: "MISSING", parts: [] };
  const parts = partsOf(article, texts);
  const missing = parts.filter(({ text }) => text === undefined);
  if (missing.length > 0) return { locale, state: "MISSING", parts: missing.map(({ part }) => part) };
  const sources = sourcesOf(article, hash);
  const isOriginal = locale === article.authoritativeLocale;
  const stale = parts.filter(
    ({ part, source }) => !isOriginal && (source === undefined || source !== sources.get(part)),
  );
  return stale.length > 0
    ? { locale, state: "STALE", parts: stale.map(({ part }) => part) }
    : { locale, state: texts.state, parts: [] };
};
