import type { ArticleBlock, BlockText } from "../../../domain/policy-articles/index.ts";
import type { Language } from "../language.ts";
import { plain } from "../plain-markdown.ts";
import { label, languageIn, marketsIn, worldDay } from "./labels.ts";
import type { ShownArticle } from "./shown-article.ts";

const row = (cells: readonly string[]): string => `| ${cells.map(plain).join(" | ")} |`;

const table = ({ table: content }: BlockText): readonly string[] =>
  content === undefined
    ? []
    : [[row(content.columns), `|${" --- |".repeat(content.columns.length)}`, ...content.rows.map(row)].join("\n")];

// A rule is what all is about, so only the other kinds are named.
const aside = ({ kind, markets }: ArticleBlock, language: Language): readonly string[] => {
  const kindName = kind === "rule" ? [] : [label(`article.kind.${kind}`, language)];
  const where =
    markets === undefined ? [] : [label("article.markets", language, { markets: marketsIn(markets, language) })];
  const said = [...kindName, ...where].map(plain);
  return said.length === 0 ? [] : [`*${said.join(" · ")}*`];
};

const block = (one: ShownArticle["blocks"][number], language: Language): readonly string[] => [
  `<a id="${one.blockId}"></a>`,
  `## ${plain(one.heading)}`,
  ...aside(one, language),
  plain(one.text),
  ...table(one),
];

const notices = ({ shown: { isFallback, requested, locale, state } }: ShownArticle): readonly string[] => [
  ...(isFallback
    ? [
        label("article.fallback", requested, {
          requested: languageIn(requested, requested),
          shown: languageIn(locale, requested),
        }),
      ]
    : []),
  ...(state === "APPROVED" ? [] : [label("article.unapproved", requested)]),
];

const standing = ({ article, effectiveTo }: ShownArticle, language: Language): string => {
  const from = worldDay(article.effectiveFrom, language);
  const values = { version: article.version, from };
  const version =
    effectiveTo === undefined
      ? label("article.version", language, values)
      : label("article.version_until", language, { ...values, until: worldDay(effectiveTo, language) });
  return `${version} ${label("article.markets", language, { markets: marketsIn(article.markets, language) })}`;
};

/**
 * An article as Markdown (CommonMark with GitHub's tables): an anchor with its id before each block, so that a link to
 * `#<blockId>` leads there. That another language is shown than was asked for stands above everything else.
 */
export const articleMarkdown = (article: ShownArticle): string => {
  const language = article.shown.locale;
  return `${[
    `# ${plain(article.title)}`,
    ...notices(article).map((notice) => `> ${plain(notice)}`),
    plain(standing(article, language)),
    ...article.blocks.flatMap((one) => block(one, language)),
  ].join("\n\n")}\n`;
};
