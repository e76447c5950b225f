import * as z from "zod";
import { Instant } from "../kernel/instant.ts";

/** The languages that articles are written in. */
export const ArticleLocale = z.enum(["en", "es", "pt-BR", "ko"]);
export type ArticleLocale = z.infer<typeof ArticleLocale>;

/** How far people have come with a locale. That one is missing or stale is never said: it is seen. */
export const DeclaredState = z.enum(["MACHINE_DRAFT", "IN_TRANSLATION", "REVIEWED", "APPROVED"]);
export type DeclaredState = z.infer<typeof DeclaredState>;

/** Where a locale of an article stands; STALE when what it was translated from has changed since. */
export const LocaleState = z.enum(["MISSING", ...DeclaredState.options, "STALE"]);
export type LocaleState = z.infer<typeof LocaleState>;

const name = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A name that people and rules cite, so it never changes its subject. */
const Name = z.string().regex(name, "expected a name such as excluded-items");

const MarketCode = z.string().regex(/^[A-Z]{2}$/, "expected a market such as BR");

/** `source` is the hash of the authoritative text that a translation was made from; the authoritative text has none. */
const source = z.string().min(1).optional();

const Line = z.strictObject({ text: z.string().min(1).max(500), source });

/** A table has as many cells in each row as it has columns. */
const Table = z.strictObject({
  columns: z.array(z.string().min(1)).min(2),
  rows: z.array(z.array(z.string().min(1))).min(1),
});

/** One block in one language. */
export const BlockText = z.strictObject({
  heading: z.string().min(1).max(200),
  text: z.string().min(1).max(5000),
  table: Table.optional(),
  source,
});
export type BlockText = z.infer<typeof BlockText>;

/** An article in one language; blocks by their ids. */
export const LocaleTexts = z.strictObject({
  state: DeclaredState,
  title: Line,
  changeSummary: Line,
  blocks: z.record(Name, BlockText),
});
export type LocaleTexts = z.infer<typeof LocaleTexts>;

/** What a block is for; a sanction table says what follows from what. */
export const BlockKind = z.enum(["definition", "rule", "example", "exception", "sanction_table"]);

/** One block of an article, whatever the language. Without markets of its own it speaks of all those of the article. */
export const ArticleBlock = z.strictObject({
  blockId: Name,
  kind: BlockKind,
  markets: z.array(MarketCode).min(1).optional(),
});
export type ArticleBlock = z.infer<typeof ArticleBlock>;

/** Whom an article is written for. */
export const Audience = z.enum(["BUYER", "SELLER", "RIGHTS_OWNER", "AGENT"]);

/**
 * One version of a policy article. A major version takes a right away or adds a sanction, a minor one makes things clearer,
 * a patch mends the wording. It is in force from its `effectiveFrom` until the next version's.
 */
export const PolicyArticle = z.strictObject({
  articleId: Name,
  version: z.string().regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/, "expected a version such as 1.0.0"),
  markets: z.array(MarketCode).min(1),
  audience: z.array(Audience).min(1),
  authoritativeLocale: ArticleLocale,
  effectiveFrom: Instant,
  blocks: z.array(ArticleBlock).min(1).max(100),
  locales: z.partialRecord(ArticleLocale, LocaleTexts),
});
export type PolicyArticle = z.infer<typeof PolicyArticle>;
