import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { Language } from "../../../adapters/policies/language.ts";
import { loadPolicies } from "../../../adapters/policies/policies.ts";
import { sentenceKeys } from "../../../adapters/policies/sentence-keys.ts";
import { explanationIn, messages, sentence } from "../../../adapters/policies/texts.ts";
import { toldAs, type Viewer } from "../../../adapters/policies/viewer.ts";
import { floorSentences } from "../../../domain/policies/floors/index.ts";
import { requestFacts, termsOf } from "./request-facts.ts";

const usedKeys = [...loadPolicies().values()].flatMap(({ rules }) => rules.map((rule) => rule.sentence));
const ruleKeys = [...sentenceKeys].filter((key) => key.startsWith("rule."));
const floorKeys = [...sentenceKeys].filter((key) => key.startsWith("floor."));
const viewers = ["buyer", "seller", "agent"] as const satisfies readonly Viewer[];

/** The names of the values that a message asks for, in whichever branch. */
const asksFor = (key: string, language: Language): readonly string[] => {
  const message = messages[language][key] ?? "";
  return [...new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name ?? ""))].sort();
};

const toldTo = (viewer: Viewer, key: string, language: Language): string =>
  sentence(key, language, { viewer: toldAs(viewer), windowEndsOn: "31.12." });

describe.each(Language.options)("texts in %s", (language) => {
  it("exist for the keys of English and no others", () => {
    expect(Object.keys(messages[language]).sort()).toEqual([...sentenceKeys].sort());
  });

  it.each([...sentenceKeys])("%s parses and asks for what English asks for", (key) => {
    expect(new IntlMessageFormat(messages[language][key] ?? "", language).getAst()).not.toEqual([]);
    expect(asksFor(key, language)).toEqual(asksFor(key, "en"));
    expect(asksFor(key, language)).toContain("viewer");
  });

  it.each([...ruleKeys, ...floorKeys])(
    "%s tells buyer, seller and agent each something else, in whole sentences",
    (key) => {
      const sentences = viewers.map((viewer) => toldTo(viewer, key, language));
      for (const told of sentences) expect(told).toMatch(/^(?!rule\.|floor\.|.*[{}]|.* {2})\S.*\.$/u);
      expect(new Set(sentences).size).toBe(viewers.length);
      expect(sentences.map((told) => told.includes("31.12."))).toEqual(
        viewers.map(() => asksFor(key, "en").includes("windowEndsOn")),
      );
    },
  );
});

it("each rule's key has a text, and each rule text a rule", () => {
  expect([...new Set(usedKeys)].sort()).toEqual([...ruleKeys].sort());
});

it("each sentence of a floor has a text, and each such text a floor that can say it", () => {
  expect([...floorKeys].sort()).toEqual(floorSentences.map((name) => `floor.${name}`).sort());
});

it.each([
  ["en", /ends on March 9, 2026\./],
  ["es", /termina el 9 de marzo de 2026\./],
  ["pt-BR", /termina em 9 de março de 2026\./],
  ["ko", /2026년 3월 9일까지/],
] as const)("explains a case in %s, with days in the market's zone", (language, text) => {
  const reading = { viewer: "agent", language, timeZone: "America/Sao_Paulo" } as const;
  const [first] = explanationIn(termsOf("BR", requestFacts()), reading);
  expect(first).toMatchObject({
    ruleId: "br.withdrawal",
    article: "withdrawal#right",
    sentence: expect.stringMatching(text),
  });
});

it("shows the key of a sentence that no longer exists, as old timelines may have one", () => {
  expect(sentence("rule.forgotten", "ko")).toBe("rule.forgotten");
});

it("explains to each reader what concerns them", () => {
  const terms = termsOf("BR", requestFacts());
  const firstFor = (viewer: Viewer) =>
    explanationIn(terms, { viewer, language: "en", timeZone: "America/Sao_Paulo" })[0]?.sentence;
  expect(firstFor("buyer")).toMatch(/^You withdraw .* the return costs you nothing\.$/);
  expect(firstFor("seller")).toMatch(/^The buyer withdraws .* you pay for the return\.$/);
  expect(firstFor("agent")).toMatch(/^The buyer withdraws .* the seller pays for the return\.$/);
  expect(firstFor("platform")).toBe(firstFor("agent"));
});

it("refuses to tell a sentence without its values", () => {
  expect(() => sentence("rule.fault.closed", "en", { viewer: "other" })).toThrow(/windowEndsOn/);
});
