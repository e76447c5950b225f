import { ArticleLocale, type BlockText, type PolicyArticle } from "./article.ts";
import type { NeededLocales } from "./publish-gate.ts";

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) < index);

const marketFindings = ({ markets, blocks }: PolicyArticle, needed: NeededLocales): readonly string[] => [
  ...markets.filter((market) => needed[market] === undefined).map((market) => `markets: ${market} is no market`),
  ...blocks.flatMap(({ blockId, markets: own = [] }) =>
    own
      .filter((market) => !markets.includes(market))
      .map((market) => `block ${blockId}: is for ${market}, which the article is not for`),
  ),
];

const shapeOf = ({ table }: BlockText): string =>
  table === undefined ? "no table" : `${table.rows.length} rows of ${table.columns.length}`;

const isRagged = ({ table }: BlockText): boolean =>
  table?.rows.some((row) => row.length !== table.columns.length) ?? false;

const textFindings = (article: PolicyArticle, locale: ArticleLocale): readonly string[] => {
  const texts = article.locales[locale]?.blocks ?? {};
  const authoritative = article.locales[article.authoritativeLocale]?.blocks ?? {};
  const kinds = new Map(article.blocks.map(({ blockId, kind }) => [blockId, kind]));
  return Object.entries(texts).flatMap(([blockId, text]) => {
    const original = authoritative[blockId] ?? text;
    return [
      ...(kinds.has(blockId) ? [] : [`has a text for block ${blockId}, which the article does not have`]),
      ...(isRagged(text) ? [`block ${blockId}: a row has not one cell for each column`] : []),
      ...(kinds.get(blockId) === "sanction_table" && text.table === undefined
        ? [`block ${blockId}: is a sanction table without a table`]
        : []),
      ...(shapeOf(text) === shapeOf(original)
        ? []
        : [`block ${blockId}: has ${shapeOf(text)}, and the authoritative text ${shapeOf(original)}`]),
    ].map((reason) => `${locale}: ${reason}`);
  });
};

/** What is wrong with one version of an article beyond its shape. */
export const articleFindings = (article: PolicyArticle, needed: NeededLocales): readonly string[] => [
  ...repeated(article.blocks.map(({ blockId }) => blockId)).map((blockId) => `block ${blockId}: is there twice`),
  ...marketFindings(article, needed),
  ...ArticleLocale.options.flatMap((locale) => textFindings(article, locale)),
];

const numbersOf = ({ version }: PolicyArticle): readonly number[] => version.split(".").map(Number);

const isLater = (one: PolicyArticle, other: PolicyArticle): boolean => {
  const others = numbersOf(other);
  const difference = numbersOf(one)
    .map((number, index) => number - (others[index] ?? 0))
    .find((step) => step !== 0);
  return difference !== undefined && difference > 0;
};

/**
 * What is wrong between the versions of articles: an article has one version at any instant, so no two begin together, and
 * what begins later has the higher number.
 */
export const versionFindings = (articles: readonly PolicyArticle[]): readonly string[] =>
  [...Map.groupBy(articles, ({ articleId }) => articleId).values()].flatMap((versions) => {
    const inOrder = versions.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
    return inOrder.slice(1).flatMap((later, index) => {
      const earlier = inOrder[index];
      if (earlier === undefined) return [];
      const both = `${later.articleId}: ${earlier.version} and ${later.version}`;
      if (earlier.effectiveFrom === later.effectiveFrom) return [`${both} are in force from the same instant`];
      return isLater(later, earlier) ? [] : [`${both} do not count upwards`];
    });
  });
