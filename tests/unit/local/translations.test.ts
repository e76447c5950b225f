import { describe, expect, it } from "vitest";
import { publishedArticles } from "../../../adapters/policies/articles/articles.ts";
import { sourceHash } from "../../../adapters/policies/source-hash.ts";
import { approvedArticle, articlePartProblems, recordedArticle } from "../../../local/translations/article-parts.ts";
import { allMessages, messageProblems, recorded } from "../../../local/translations/messages.ts";
import sources from "../../../policies/texts/sources.json" with { type: "json" };
import { anArticle, blockOf } from "../../support/articles.ts";

const linesOf = (problems: ReturnType<typeof messageProblems>): readonly string[] =>
  problems.map(({ language, key, why }) => `${language} ${key}: ${why}`);

// Translate what is listed, look at it, and record it: npm run texts -- translated <key> [language ...]
it("every message is there in every language, translated from the English of now", () => {
  expect(linesOf(messageProblems(allMessages, sources))).toEqual([]);
});

it("every part of every article is there in every language, translated from the English of now", () => {
  expect(linesOf(publishedArticles().versions.flatMap(({ article }) => articlePartProblems(article)))).toEqual([]);
});

const texts = {
  en: { "rule.a": "A", "rule.b": "B" },
  es: { "rule.a": "a-es", "rule.b": "b-es" },
  "pt-BR": { "rule.a": "a-pt", "rule.b": "b-pt" },
  ko: { "rule.a": "a-ko", "rule.b": "b-ko" },
};
const fresh = { "rule.a": sourceHash("A"), "rule.b": sourceHash("B") };
const record = { es: fresh, "pt-BR": fresh, ko: fresh };

describe("a translation that cannot be relied on is found", () => {
  it.each([
    ["none among those of now", texts, record, []],
    [
      "the English changed since",
      { ...texts, en: { ...texts.en, "rule.a": "A, but no longer" } },
      record,
      ["es rule.a: stale", "pt-BR rule.a: stale", "ko rule.a: stale"],
    ],
    ["a language lacks it", { ...texts, ko: { "rule.a": "a-ko" } }, record, ["ko rule.b: missing"]],
    ["a language has it empty", { ...texts, ko: { ...texts.ko, "rule.b": "" } }, record, ["ko rule.b: missing"]],
    [
      "nobody says from which English it is",
      texts,
      { ...record, es: { "rule.a": sourceHash("A") } },
      ["es rule.b: not recorded"],
    ],
    [
      "a language has what English has not",
      { ...texts, es: { ...texts.es, "rule.c": "c-es" } },
      record,
      ["es rule.c: without a source"],
    ],
    [
      "the record speaks of what is no more",
      texts,
      { ...record, es: { ...fresh, "rule.c": "0" } },
      ["es rule.c: without a source"],
    ],
  ])("%s", (_, messages, sources, lines) => {
    expect(linesOf(messageProblems(messages, sources))).toEqual(lines);
  });
});

describe("recording a translation", () => {
  const changed = { ...texts, en: { "rule.a": "A2", "rule.b": "B2" } };

  it("takes in what is named, and leaves all else as stale as it was", () => {
    const kept = recorded(changed, record, (language, key) => language === "es" && key === "rule.a");
    expect(linesOf(messageProblems(changed, kept))).toEqual([
      "es rule.b: stale",
      "pt-BR rule.a: stale",
      "pt-BR rule.b: stale",
      "ko rule.a: stale",
      "ko rule.b: stale",
    ]);
  });

  it("records no translation that is not there, and forgets what is no more", () => {
    const lacking = { ...changed, ko: { "rule.a": "a-ko" } };
    const kept = recorded(lacking, { ...record, es: { ...fresh, "rule.c": "0" } }, () => true);
    expect(linesOf(messageProblems(lacking, kept))).toEqual(["ko rule.b: missing"]);
  });
});

describe("the parts of an article", () => {
  const changed = () => {
    const article = anArticle();
    blockOf(article, "en", "right").text = "You may, until Friday.";
    return article;
  };
  const stateOf = (article: ReturnType<typeof anArticle>) => [
    article.locales["pt-BR"]?.state,
    article.locales.ko?.state,
  ];

  it("are named where they are stale, or the language is not there at all", () => {
    expect(linesOf(articlePartProblems(changed()))).toEqual([
      ...["title", "changeSummary", "right", "table"].map((part) => `es example#${part}: missing`),
      "pt-BR example#right: stale",
      "ko example#right: stale",
    ]);
  });

  it("once translated are fresh, and wait for approval again", () => {
    const after = recordedArticle(changed(), (language, name) => language === "ko" && name === "example#right");
    expect(linesOf(articlePartProblems(after)).slice(-1)).toEqual(["pt-BR example#right: stale"]);
    expect(stateOf(after)).toEqual(["APPROVED", "REVIEWED"]);
    expect(stateOf(approvedArticle(after, () => true))).toEqual(["APPROVED", "APPROVED"]);
  });

  it("keep their approval where nothing is recorded", () => {
    const article = anArticle();
    expect(recordedArticle(article, () => true)).toBe(article);
    expect(approvedArticle(article, () => true)).toBe(article);
  });
});
