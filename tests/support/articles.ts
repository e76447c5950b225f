import { sourceHash } from "../../adapters/policies/source-hash.ts";
import { type BlockText, PolicyArticle, wordsOf } from "../../domain/policy-articles/index.ts";

/** The locales that the markets of the tests' article need. */
export const needed = { BR: ["pt-BR"], KR: ["ko"], US: ["en", "es"] } as const;

const english = {
  right: { heading: "The right", text: "You may." },
  table: { heading: "What follows", text: "See:", table: { columns: ["A", "B"], rows: [["1", "2"]] } },
} satisfies Record<string, BlockText>;

const translatedBlocks = (language: string) =>
  Object.fromEntries(
    Object.entries(english).map(([id, text]) => [
      id,
      { ...text, heading: `${text.heading} (${language})`, source: sourceHash(wordsOf(text)) },
    ]),
  );

const translation = (language: string) => ({
  state: "APPROVED" as const,
  title: { text: `Example (${language})`, source: sourceHash("Example") },
  changeSummary: { text: `First (${language})`, source: sourceHash("First") },
  blocks: translatedBlocks(language),
});

/** A fresh article for three markets, written in English and approved in two languages more; a test may spoil it. */
export const anArticle = (overrides: Partial<PolicyArticle> = {}): PolicyArticle =>
  structuredClone(
    PolicyArticle.parse({
      articleId: "example",
      version: "1.0.0",
      markets: ["BR", "KR"],
      audience: ["BUYER"],
      authoritativeLocale: "en",
      effectiveFrom: "2026-01-01T00:00:00.000Z",
      blocks: [
        { blockId: "right", kind: "rule" },
        { blockId: "table", kind: "sanction_table", markets: ["KR"] },
      ],
      locales: {
        en: { state: "APPROVED", title: { text: "Example" }, changeSummary: { text: "First" }, blocks: english },
        "pt-BR": translation("pt-BR"),
        ko: translation("ko"),
      },
      ...overrides,
    }),
  );

/** The texts of a locale that the tests' article has. */
export const textsOf = (article: PolicyArticle, locale: "en" | "pt-BR" | "ko") => {
  const texts = article.locales[locale];
  if (texts === undefined) throw new Error(`the article has no ${locale}`);
  return texts;
};

/** One block of a locale that the tests' article has. */
export const blockOf = (article: PolicyArticle, locale: "en" | "pt-BR" | "ko", blockId: string): BlockText => {
  const text = textsOf(article, locale).blocks[blockId];
  if (text === undefined) throw new Error(`the article has no ${blockId}`);
  return text;
};
