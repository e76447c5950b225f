import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { publishedArticles, readArticles } from "../../../adapters/policies/articles/articles.ts";
import { articleFiles } from "../../../adapters/policies/articles/files.ts";
import { articleLabels } from "../../../adapters/policies/articles/labels.ts";
import { articleLocales } from "../../../adapters/policies/articles/locales.ts";
import { articleMarkdown } from "../../../adapters/policies/articles/markdown.ts";
import { shownArticle } from "../../../adapters/policies/articles/shown-article.ts";
import { Language } from "../../../adapters/policies/language.ts";
import { loadPolicies } from "../../../adapters/policies/policies.ts";
import { sourceHash } from "../../../adapters/policies/source-hash.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { Market } from "../../../domain/policies/index.ts";
import { ArticleLocale, type PolicyArticle, standingOf } from "../../../domain/policy-articles/index.ts";
import { anArticle, blockOf, textsOf } from "../../support/articles.ts";

const { versions, problems } = publishedArticles();
const rules = [...loadPolicies().values()].flatMap(({ document }) => document.rules);

describe("the articles of this repository", () => {
  it("are read without a problem, every market's languages approved and translated from the English of now", () => {
    expect(problems).toEqual([]);
    expect(versions).toHaveLength(articleFiles.length);
  });

  it("are in all languages, whichever a market needs", () => {
    const states = versions.flatMap(({ article }) =>
      ArticleLocale.options.map((locale) => standingOf(article, locale, sourceHash).state),
    );
    expect(new Set(states)).toEqual(new Set(["APPROVED"]));
  });

  it("stand in files of their own name", () => {
    expect(versions.map(({ article }) => `policies/articles/${article.articleId}.json`)).toEqual(
      articleFiles.map(({ file }) => file),
    );
  });

  it("know the markets that have a policy, and no others", () => {
    expect(Object.keys(articleLocales.needed).sort()).toEqual([...Market.options].sort());
  });

  it("are all cited by rules", () => {
    const cited = new Set(rules.map(({ article }) => article.split("#")[0]));
    expect(versions.map(({ article }) => article.articleId).filter((id) => !cited.has(id))).toEqual([]);
  });

  it.each(["es", "pt-BR", "ko"] as const)("say nothing in %s in the words of English", (locale) => {
    const alike = versions.flatMap(({ article }) =>
      article.blocks
        .map(({ blockId }) => blockId)
        .filter((id) => article.locales[locale]?.blocks[id]?.text === article.locales.en?.blocks[id]?.text),
    );
    expect(alike).toEqual([]);
  });
});

describe("articles that are wrong are refused with file and reason", () => {
  const problemsOf = (...documents: readonly object[]) =>
    readArticles(documents.map((document) => ({ file: "x.json", document }))).problems.map(({ reason }) => reason);

  const stale = (article: PolicyArticle): PolicyArticle => {
    blockOf(article, "en", "right").text = "You may, until Friday.";
    return article;
  };

  it.each<[string, readonly object[], readonly RegExp[]]>([
    ["none", [anArticle()], []],
    ["no article at all", [{}], [/^articleId: /, /^version: /, /^markets: /]],
    ["a version that is none", [{ ...anArticle(), version: "1.0" }], [/^version: expected a version such as 1\.0\.0/]],
    [
      "a state that nobody may declare",
      [{ ...anArticle(), locales: { en: { state: "STALE" } } }],
      [/^locales\.en\.state/],
    ],
    [
      "a translation that is older than its text",
      [stale(anArticle())],
      [/^may not be published in BR: pt-BR is STALE \(right\)$/, /^may not be published in KR: ko is STALE/],
    ],
    ["two versions at once", [anArticle(), anArticle({ version: "1.0.1" })], [/in force from the same instant/]],
  ])("%s", (_, documents, reasons) => {
    const found = problemsOf(...documents);
    for (const [index, reason] of reasons.entries()) expect(found[index]).toMatch(reason);
    expect(found.length > 0).toBe(reasons.length > 0);
  });
});

describe.each(Language.options)("what stands around articles in %s", (language) => {
  it.each(Object.keys(articleLabels.en) as (keyof typeof articleLabels.en)[])("%s parses and asks the same", (key) => {
    const asked = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(new IntlMessageFormat(articleLabels[language][key], language).getAst()).not.toEqual([]);
    expect(asked(articleLabels[language][key])).toEqual(asked(articleLabels.en[key]));
  });
});

describe("an article as Markdown", () => {
  const markdown = (article: PolicyArticle, language: Language, later: readonly PolicyArticle[] = []) => {
    const read = readArticles([article, ...later].map((document) => ({ file: "x.json", document }))).versions;
    const [first] = read;
    if (first === undefined) throw new Error("the article was not read");
    return articleMarkdown(shownArticle(first, language, read));
  };

  it("has title, version, markets, blocks with anchors, and tables", () => {
    expect(markdown(anArticle(), "en")).toBe(
      [
        "# Example",
        "Version 1.0.0, in force since January 1, 2026. For: Brazil and South Korea.",
        '<a id="right"></a>',
        "## The right",
        "You may.",
        '<a id="table"></a>',
        "## What follows",
        "*What follows · For: South Korea.*",
        "See:",
        "| A | B |\n| --- | --- |\n| 1 | 2 |\n",
      ].join("\n\n"),
    );
  });

  it("is in the language that was asked for, and names the end of a version that is no more", () => {
    const next = anArticle({ version: "1.1.0", effectiveFrom: instant("2026-06-01T00:00:00Z") });
    expect(markdown(anArticle(), "pt-BR", [next])).toMatch(
      /^# Example \(pt-BR\)\n\nVersão 1\.0\.0, em vigor de 1 de janeiro de 2026 até 1 de junho de 2026\. Para: Brasil e Coreia do Sul\./,
    );
  });

  it("says above all else, in the reader's language, that it is shown in another", () => {
    expect(markdown(anArticle(), "es").split("\n\n").slice(0, 2)).toEqual([
      "# Example",
      "> Este artículo no puede mostrarse en español. Lo estás leyendo en inglés.",
    ]);
  });

  it("says that it is not approved", () => {
    const article = anArticle();
    textsOf(article, "en").state = "REVIEWED";
    expect(markdown(article, "en")).toContain("> This text has not been approved yet.");
  });

  it("keeps what is written from being read as Markdown", () => {
    const article = anArticle();
    Object.assign(blockOf(article, "en", "right"), { text: "2 * 3 | <b> [x](y) _z_" });
    expect(markdown(article, "en")).toContain("2 \\* 3 \\| \\<b\\> \\[x\\](y) \\_z\\_");
  });

  it.each(versions.map(({ article }) => article.articleId))("%s is whole in every language", (articleId) => {
    const read = versions.find(({ article }) => article.articleId === articleId);
    if (read === undefined) throw new Error(`no ${articleId}`);
    for (const language of Language.options) {
      const text = articleMarkdown(shownArticle(read, language));
      expect(text).not.toMatch(/undefined|null|NaN|[{}]|^> /m);
      expect(text.match(/^<a id="/gm)).toHaveLength(read.article.blocks.length);
    }
  });
});
