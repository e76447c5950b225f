import { describe, expect, it } from "vitest";
import { lotOf, qualityTerms } from "../../../adapters/policies/quality-terms.ts";
import { sampleReasons } from "../../../domain/quality-reviews/index.ts";

const drawn = (rest: object) =>
  sampleReasons(qualityTerms, { lot: 9_999, isAmongFirst: false, isOverturned: false, ...rest });

describe("a decision is drawn", () => {
  it.each([
    ["not by a high number", { lot: 500 }, []],
    ["by a number below five in a hundred", { lot: 499 }, ["random"]],
    ["when it is among an agent's first", { isAmongFirst: true }, ["first_decisions"]],
    ["when it was overturned", { isOverturned: true }, ["overturned"]],
    ["by a fifth where it is severe", { severity: "S4", lot: 1_999 }, ["severe"]],
    ["by the same fifth where it is worse", { severity: "S5", lot: 1_999 }, ["severe"]],
    ["not beyond the fifth", { severity: "S4", lot: 2_000 }, []],
    ["not below that severity", { severity: "S3", lot: 1_999 }, []],
    [
      "for every reason that there is",
      { lot: 0, severity: "S5", isAmongFirst: true, isOverturned: true },
      ["random", "first_decisions", "severe", "overturned"],
    ],
  ])("%s", (_what, rest, reasons) => expect(drawn(rest)).toEqual(reasons));
});

describe("the draw", () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `dec_${index}`);

  it("takes five in a hundred, and the same ones again", () => {
    const sample = () => ids.filter((id) => lotOf("salt", id) < qualityTerms.sampling.randomIn10000);
    // Four standard deviations of a binomial of 20,000 with p = 0.05 are 123.
    expect(Math.abs(sample().length - 1_000)).toBeLessThan(123);
    expect(sample()).toEqual(sample());
  });

  it("takes others under another salt, and fills all numbers", () => {
    const lots = ids.map((id) => lotOf("salt", id));
    expect(ids.filter((id, index) => lotOf("other", id) === lots[index]).length).toBeLessThan(20);
    expect([Math.min(...lots) < 10, Math.max(...lots) > 9_989, lots.every((lot) => lot < 10_000)]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
