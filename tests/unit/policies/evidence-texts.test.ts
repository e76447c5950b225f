import { describe, expect, it } from "vitest";
import { evidenceMessages, evidenceReason, withheldReason } from "../../../adapters/policies/evidence-texts.ts";
import { Language } from "../../../adapters/policies/language.ts";
import { ContentProblem } from "../../../domain/evidence/examine.ts";
import { WithheldReason } from "../../../domain/evidence/visibility.ts";

const problems: readonly Parameters<typeof evidenceReason>[0][] = [
  { reason: "never_uploaded" },
  { reason: "empty" },
  { reason: "too_large", bytes: 1, bytesMax: 10 * 1024 * 1024 },
  { reason: "type_mismatch", declared: "image/jpeg", found: "image/heic" },
  { reason: "type_mismatch", declared: "image/jpeg", found: "unknown" },
  { reason: "two_readings", declared: "image/jpeg", found: "application/zip" },
];

describe.each(Language.options)("in %s", (language) => {
  it.each(problems)("a file is refused with a sentence: %j", (problem) => {
    const sentence = evidenceReason(problem, language);
    expect(sentence).toMatch(/[.다]\.?$/);
    expect(sentence).not.toMatch(/[{}]|unknown|undefined/);
    if ("found" in problem && problem.found !== "unknown") expect(sentence).toContain(problem.found);
    if (problem.reason === "too_large") expect(sentence).toMatch(/10\s?MB/);
  });

  it.each(WithheldReason.options)("a piece is withheld with a sentence: %s", (reason) => {
    expect(withheldReason(reason, language).length).toBeGreaterThan(10);
  });

  it("nothing is said that nobody says", () => {
    const reasons = ContentProblem.options.map(({ shape }) => `evidence.${shape.reason.value}`);
    const said = ["evidence.never_uploaded", ...reasons, ...WithheldReason.options.map((code) => `withheld.${code}`)];
    expect(Object.keys(evidenceMessages[language]).sort()).toEqual(said.sort());
  });
});
