import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { Language } from "../../../adapters/policies/language.ts";
import { loadPolicies } from "../../../adapters/policies/policies.ts";
import { sentenceKeys } from "../../../adapters/policies/sentence-keys.ts";
import { explanationIn, messages, sentence } from "../../../adapters/policies/texts.ts";
import { requestFacts, termsOf } from "./request-facts.ts";

const usedKeys = [...loadPolicies().values()].flatMap(({ rules }) => rules.map((rule) => rule.sentence));
const ruleKeys = [...sentenceKeys].filter((key) => key.startsWith("rule."));
const placeholders = (message: string): readonly string[] => message.match(/\{\w+/g) ?? [];

describe.each(Language.options)("texts in %s", (language) => {
  it("exist for the keys of English and no others", () => {
    expect(Object.keys(messages[language]).sort()).toEqual([...sentenceKeys].sort());
  });

  it.each([...sentenceKeys])("%s parses and asks for what English asks for", (key) => {
    expect(new IntlMessageFormat(messages[language][key] ?? "", language).getAst()).not.toEqual([]);
    expect(placeholders(messages[language][key] ?? "")).toEqual(placeholders(messages.en[key] ?? ""));
  });

  it.each(ruleKeys)("%s can be told with the end of the window alone", (key) => {
    expect(sentence(key, language, { windowEndsOn: "X" })).not.toMatch(/[{}]|^$|^rule\./);
  });
});

it("each rule's key has a text, and each rule text a rule", () => {
  expect([...new Set(usedKeys)].sort()).toEqual([...ruleKeys].sort());
});

it.each([
  ["en", /ends on March 9, 2026\./],
  ["es", /termina el 9 de marzo de 2026\./],
  ["pt-BR", /termina em 9 de março de 2026\./],
  ["ko", /2026년 3월 9일까지/],
] as const)("explains a case in %s, with days in the market's zone", (language, text) => {
  const [first] = explanationIn(termsOf("BR", requestFacts()), language, "America/Sao_Paulo");
  expect(first).toMatchObject({ ruleId: "br.withdrawal", sentence: expect.stringMatching(text) });
});

it("shows the key of a sentence that no longer exists, as old timelines may have one", () => {
  expect(sentence("rule.forgotten", "ko")).toBe("rule.forgotten");
});

it("refuses to tell a sentence without its values", () => {
  expect(() => sentence("rule.fault.closed", "en")).toThrow(/windowEndsOn/);
});
