import { describe, expect, it } from "vitest";
import { krippendorffAlpha, type Ratings } from "../../../domain/quality-reviews/figures/alpha.ts";

/** Units out of one line for each rater; a point is a rating that is missing. */
const units = (...raters: readonly string[]): readonly Ratings[] =>
  [...(raters[0] ?? "")].map((_unit, index) => raters.map((line) => line[index] ?? ".").filter((each) => each !== "."));

describe("Krippendorff's alpha", () => {
  // Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011: the worked examples A, B and C.
  it.each<[string, readonly string[], number]>([
    ["two raters, two categories", ["0100000010", "1110010000"], 0.095],
    ["two raters, five categories", ["aabbdcccedda", "babbbcccedd" + "d"], 0.692],
    [
      "four raters, with missing ratings",
      ["123321412...", "1233224125.3", ".33323422" + "51.", "12332441" + "251."],
      0.743,
    ],
  ])("is that of the literature for %s", (_what, raters, expected) => {
    expect(krippendorffAlpha(units(...raters))).toBeCloseTo(expected, 3);
  });

  it("is one where all agree and something varies, and below zero where they differ by system", () => {
    expect(krippendorffAlpha(units("abab", "abab"))).toBe(1);
    expect(krippendorffAlpha(units("abab", "baba"))).toBeLessThan(0);
  });

  it("is not known without two ratings of one unit, or where nothing varies", () => {
    expect(krippendorffAlpha([])).toBeUndefined();
    expect(krippendorffAlpha(units("ab", ".."))).toBeUndefined();
    expect(krippendorffAlpha(units("aaaa", "aaaa"))).toBeUndefined();
  });
});
