import { describe, expect, it } from "vitest";
import { sourceHash } from "../../../adapters/policies/source-hash.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import {
  articleFindings,
  citationProblem,
  effectiveTo,
  gateFindings,
  inForceAt,
  type PolicyArticle,
  shownLocale,
  standingOf,
  versionFindings,
} from "../../../domain/policy-articles/index.ts";
import { anArticle, blockOf, needed, textsOf } from "../../support/articles.ts";

type Spoil = (article: PolicyArticle) => void;

const spoilt = (spoil: Spoil): PolicyArticle => {
  const article = anArticle();
  spoil(article);
  return article;
};

const newEnglish: Spoil = (article) => {
  blockOf(article, "en", "right").text = "You may, until Friday.";
};

describe("where a locale stands", () => {
  it.each<[string, Spoil, object]>([
    ["as it says of itself", () => {}, { state: "APPROVED", parts: [] }],
    [
      "as it says of itself, approved or not",
      (it) => Object.assign(textsOf(it, "ko"), { state: "MACHINE_DRAFT" }),
      { state: "MACHINE_DRAFT", parts: [] },
    ],
    ["missing when it is not there", (it) => delete it.locales.ko, { state: "MISSING", parts: [] }],
    [
      "missing when a block of it is not there",
      (it) => delete textsOf(it, "ko").blocks.table,
      { state: "MISSING", parts: ["table"] },
    ],
    ["stale when the text that it is from has changed", newEnglish, { state: "STALE", parts: ["right"] }],
    [
      "stale when a cell of a table has changed",
      (it) => blockOf(it, "en", "table").table?.rows[0]?.splice(1, 1, "3"),
      { state: "STALE", parts: ["table"] },
    ],
    [
      "stale when the title has changed",
      (it) => Object.assign(textsOf(it, "en").title, { text: "Another" }),
      { state: "STALE", parts: ["title"] },
    ],
    [
      "stale when nobody says what it is from",
      (it) => delete blockOf(it, "ko", "right").source,
      { state: "STALE", parts: ["right"] },
    ],
  ])("%s", (_, spoil, standing) => {
    expect(standingOf(spoilt(spoil), "ko", sourceHash)).toMatchObject(standing);
  });

  it("the text that all others are from is never stale", () => {
    expect(standingOf(spoilt(newEnglish), "en", sourceHash)).toMatchObject({ state: "APPROVED" });
  });
});

describe("the publish gate", () => {
  const gateOf = (article: PolicyArticle) =>
    gateFindings(article, needed, sourceHash).map(({ market, locale, state }) => `${market}: ${locale} ${state}`);

  it.each<[string, Spoil, readonly string[]]>([
    ["is open when each market's locales are approved", () => {}, []],
    ["does not ask for a language that no market needs", (it) => delete it.locales.es, []],
    ["asks for all languages of a market", (it) => it.markets.push("US"), ["US: es MISSING"]],
    ["is closed by a stale locale", newEnglish, ["BR: pt-BR STALE", "KR: ko STALE"]],
    [
      "is closed by a locale that nobody has approved",
      (it) => Object.assign(textsOf(it, "pt-BR"), { state: "REVIEWED" }),
      ["BR: pt-BR REVIEWED"],
    ],
    [
      "is closed everywhere while what all is translated from is not approved",
      (it) => Object.assign(textsOf(it, "en"), { state: "REVIEWED" }),
      ["BR: en REVIEWED", "KR: en REVIEWED"],
    ],
  ])("%s", (_, spoil, findings) => {
    expect(gateOf(spoilt(spoil))).toEqual(findings);
  });
});

describe("an article is found wrong", () => {
  it.each<[string, Spoil, readonly (string | RegExp)[]]>([
    ["never when nothing is", () => {}, []],
    [
      "with a block twice",
      (it) => it.blocks.push({ blockId: "right", kind: "rule" }),
      [/^block right: is there twice/],
    ],
    ["with a market that is none", (it) => it.markets.push("XX"), [/^markets: XX is no market/]],
    [
      "with a block for a market that it is not for",
      (it) => it.blocks.splice(1, 1, { blockId: "table", kind: "sanction_table", markets: ["US"] }),
      [/^block table: is for US/],
    ],
    [
      "with a text for no block",
      (it) => Object.assign(textsOf(it, "ko").blocks, { gone: { heading: "x", text: "y" } }),
      [/^ko: has a text for block gone/],
    ],
    [
      "with a sanction table without a table",
      (it) => delete blockOf(it, "ko", "table").table,
      [/^ko: block table: is a sanction table without/, /^ko: block table: has no table, and the auth.* 1 rows of 2/],
    ],
    [
      "with a row that lacks a cell",
      (it) => blockOf(it, "ko", "table").table?.rows.push(["only one"]),
      [/^ko: block table: a row has not one cell/, /^ko: block table: has 2 rows of 2/],
    ],
  ])("%s", (_, spoil, findings) => {
    expect(articleFindings(spoilt(spoil), needed)).toEqual(findings.map((each) => expect.stringMatching(each)));
  });
});

const versions = (...rows: readonly (readonly [string, string])[]) =>
  rows.map(([version, from]) => anArticle({ version, effectiveFrom: instant(from) }));
const first = ["1.0.0", "2026-01-01T00:00:00.000Z"] as const;
const second = ["1.1.0", "2026-06-01T00:00:00.000Z"] as const;

describe("versions", () => {
  it.each<[string, readonly PolicyArticle[], readonly RegExp[]]>([
    ["follow each other", versions(second, first), []],
    ["do not begin together", versions(first, ["2.0.0", first[1]]), [/1\.0\.0 and 2\.0\.0 are in force from the same/]],
    ["count upwards", versions(["1.10.0", first[1]], ["1.9.0", second[1]]), [/1\.10\.0 and 1\.9\.0 do not count up/]],
    ["are not there twice", versions(first, ["1.0.0", second[1]]), [/1\.0\.0 and 1\.0\.0 do not count upwards/]],
  ])("%s", (_, articles, findings) => {
    expect(versionFindings(articles)).toEqual(findings.map((each) => expect.stringMatching(each)));
  });

  it("are in force from their first instant until the next one's", () => {
    const both = versions(first, second).map((article) => ({ article }));
    const numbersAt = (at: string) => inForceAt(both, instant(at)).map(({ article }) => article.version);
    expect(numbersAt("2025-12-31T23:59:59.999Z")).toEqual([]);
    expect(numbersAt("2026-01-01T00:00:00.000Z")).toEqual(["1.0.0"]);
    expect(numbersAt("2026-05-31T23:59:59.999Z")).toEqual(["1.0.0"]);
    expect(numbersAt("2026-06-01T00:00:00.000Z")).toEqual(["1.1.0"]);
    expect(both.map((one) => effectiveTo(both, one))).toEqual([second[1], undefined]);
  });
});

describe("a citation", () => {
  const problem = (
    reference: string,
    market: string,
    { articles = [anArticle()], from = "2026-03-01T00:00:00.000Z" } = {},
  ) => {
    const gated = articles.map((article) => ({ article, gate: gateFindings(article, needed, sourceHash) }));
    return citationProblem(gated, reference, market, instant(from));
  };

  it.each<[string, string, string, RegExp | undefined]>([
    ["of a block for its market stands", "example#right", "BR", undefined],
    ["of a block for one market stands there", "example#table", "KR", undefined],
    ["of no article", "nothing#right", "BR", /^there is no article nothing/],
    ["of no block", "example#left", "BR", /^example 1\.0\.0 has no block left/],
    ["for another market", "example#right", "US", /^example 1\.0\.0 is not for US/],
    ["for a market that the block is not for", "example#table", "BR", /^block table of example 1\.0\.0 is not for BR/],
  ])("%s", (_, reference, market, reason) => {
    expect(problem(reference, market)).toEqual(reason === undefined ? undefined : expect.stringMatching(reason));
  });

  it("may not be of what may not be published", () => {
    expect(problem("example#right", "KR", { articles: [spoilt(newEnglish)] })).toBe(
      "example 1.0.0 may not be published in KR: ko is STALE (right)",
    );
  });

  it("holds in every version that comes", () => {
    const later = anArticle({ version: "2.0.0", effectiveFrom: instant(second[1]), markets: ["KR"] });
    const articles = [anArticle(), later];
    expect(problem("example#right", "BR", { articles })).toBe("example 2.0.0 is not for BR");
    const whole = anArticle({ version: "2.0.0", effectiveFrom: instant(second[1]) });
    const earlier = anArticle({ markets: ["KR"] });
    expect(problem("example#right", "BR", { articles: [earlier, whole], from: second[1] })).toBeUndefined();
    expect(problem("example#right", "BR", { from: "2025-06-01T00:00:00.000Z" })).toBe("example is in force only later");
  });
});

describe("the locale that is shown", () => {
  const fallbacks = { en: [], es: ["pt-BR", "en"], "pt-BR": ["en"], ko: ["en"] } as const;
  const shown = (article: PolicyArticle, requested: "en" | "es" | "pt-BR" | "ko") =>
    shownLocale(article, requested, fallbacks, sourceHash);

  it.each<[string, "en" | "es" | "pt-BR" | "ko", Spoil, object]>([
    ["is the one that was asked for", "ko", () => {}, { locale: "ko", isFallback: false, state: "APPROVED" }],
    ["is the nearest that is approved", "es", () => {}, { locale: "pt-BR", isFallback: true, requested: "es" }],
    ["passes over what is stale", "es", newEnglish, { locale: "en", isFallback: true }],
    ["is never a stale one", "ko", newEnglish, { locale: "en", isFallback: true, requested: "ko" }],
    [
      "is what the article was written in when none is approved, and says so",
      "en",
      (it) => Object.assign(textsOf(it, "en"), { state: "IN_TRANSLATION" }),
      { locale: "en", isFallback: false, state: "IN_TRANSLATION" },
    ],
  ])("%s", (_, requested, spoil, expected) => {
    expect(shown(spoilt(spoil), requested)).toMatchObject(expected);
  });
});
