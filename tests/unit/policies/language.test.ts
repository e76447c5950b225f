import { describe, expect, it } from "vitest";
import { negotiateLanguage } from "../../../adapters/policies/language.ts";

describe("the language for a reader", () => {
  it.each([
    [undefined, "en"],
    ["", "en"],
    ["es", "es"],
    ["ES", "es"],
    ["es-MX", "es"],
    ["pt", "pt-BR"],
    ["pt-PT", "pt-BR"],
    ["pt-br", "pt-BR"],
    ["ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7", "ko"],
    ["fr, es;q=0.5", "es"],
    ["en;q=0.2, ko;q=0.9, es;q=0.8", "ko"],
    ["es;q=0.8, ko;q=0.8", "es"],
    ["fr, de", "en"],
    ["*", "en"],
    ["fr, *;q=0.1", "en"],
    ["en;q=0, *", "es"],
    ["es;q=0", "en"],
    ["ko;q=0, es;q=0.1", "es"],
    ["pt ; q=0.9 , es ; q=0.1", "pt-BR"],
    ["es;q=2, ko;q=0.3", "ko"],
    ["es;level=1, ko;q=0.3", "ko"],
    [",,;;,=,q", "en"],
    [`${"xx,".repeat(10_000)}ko`, "en"],
  ])("%j reads %s", (header, language) => {
    expect(negotiateLanguage(header)).toBe(language);
  });
});
