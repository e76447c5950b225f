import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareTail } from "../../../domain/experiments/statistics/chi-square.ts";
import {
  differenceOf,
  type Observation,
  relativeLiftOf,
  summaryOf,
} from "../../../domain/experiments/statistics/comparison.ts";
import {
  alwaysValidP,
  halfWidth,
  oneSidedWidth,
  rhoOf,
  sequenceAt,
} from "../../../domain/experiments/statistics/confidence-sequence.ts";
import { adjusted } from "../../../domain/experiments/statistics/covariate.ts";
import { logGamma } from "../../../domain/experiments/statistics/log-gamma.ts";
import { chiSquareRatio, sampleRatioOverDays } from "../../../domain/experiments/statistics/sample-ratio.ts";
import { drawsFrom } from "../../support/random-draws.ts";

const rho = rhoOf(0.05, 5_000);

describe("the confidence sequence", () => {
  it("has the width parameter of the check values", () => {
    expect(rho).toBeCloseTo(0.039840067, 9);
  });

  it.each([
    [0.01, 5_000, 0.03035209],
    [0.02, 1_000, 0.067277755],
  ])("has the half-width of the check values for an error of %d at %i units", (se, n, width) => {
    expect(halfWidth(se, n, 0.05, rho)).toBeCloseTo(width, 9);
  });

  it.each([
    [5_000, 1.55],
    [200, 2.6],
  ])("is at %i units %d times as wide as a fixed interval", (n, times) => {
    expect(halfWidth(1, n, 0.05, rho) / 1.959964).toBeCloseTo(times, 1);
  });

  it("lies around the estimate, and to one side is narrower", () => {
    expect(sequenceAt({ estimate: 0.1, se: 0.01, n: 5_000 }, 0.05, rho)).toEqual({
      lower: 0.1 - halfWidth(0.01, 5_000, 0.05, rho),
      upper: 0.1 + halfWidth(0.01, 5_000, 0.05, rho),
    });
    expect(oneSidedWidth(0.01, 5_000, 0.05, rho)).toBeLessThan(halfWidth(0.01, 5_000, 0.05, rho));
  });

  it("has a p-value that is alpha just where the interval touches zero", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.5, noNaN: true }), fc.integer({ min: 150, max: 20_000 }), (se, n) => {
        const estimate = halfWidth(se, n, 0.05, rho);
        expect(alwaysValidP({ estimate, se, n }, rho)).toBeCloseTo(0.05, 9);
      }),
    );
    expect(alwaysValidP({ estimate: 0, se: 0.1, n: 1_000 }, rho)).toBe(1);
  });
});

describe("log-gamma", () => {
  it.each([
    [1, 0],
    [2, 0],
    [0.5, Math.log(Math.PI) / 2],
    [5, Math.log(24)],
    [11, Math.log(3_628_800)],
    [0.1, 2.252712651734206],
    [100, 359.1342053695754],
    [1_000, 5905.220423209181],
    [12_345.6, 103944.1],
  ])("of %d", (x, expected) => {
    const digits = x === 12_345.6 ? -2 : 9;
    expect(logGamma(x)).toBeCloseTo(expected, digits);
  });

  it("grows by ln x from one argument to the next", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 50_000, noNaN: true }), (x) => {
        const grown = logGamma(x + 1) - logGamma(x);
        expect(Math.abs(grown - Math.log(x))).toBeLessThan(1e-8);
      }),
    );
  });

  it("is for positive numbers only", () => {
    expect(() => logGamma(0)).toThrow("not positive");
  });
});

describe("the sample-ratio check", () => {
  it("has the check vector's values", () => {
    const days = [
      [60, 40],
      [58, 42],
      [61, 39],
    ];
    const [first = 0, second = 0, third = 0] = sampleRatioOverDays(days, [0.5, 0.5], 1_000);
    expect(first).toBeCloseTo(0.874314, 6);
    expect(second).toBeCloseTo(0.638056, 6);
    expect(third).toBeCloseTo(0.312225, 5);
  });

  it("never rises, and starts at one", () => {
    const p = sampleRatioOverDays(
      [
        [500, 500],
        [400, 600],
        [600, 400],
      ],
      [0.5, 0.5],
    );
    expect(p[0]).toBe(1);
    expect(p.toSorted((a, b) => b - a)).toEqual(p);
  });

  it.each([
    [[60, 40], [0.5, 0.5], 0.04550026389635842],
    [[50, 50], [0.5, 0.5], 1],
    [[300, 100, 100], [0.6, 0.2, 0.2], 1],
    [[320, 100, 80], [0.6, 0.2, 0.2], Math.exp(-8 / 3)],
  ])("by Pearson's test of %j against %j is %d", (counts, shares, p) => {
    expect(chiSquareRatio(counts, shares)).toBeCloseTo(p, 9);
  });

  it("says nothing by Pearson's test of arms that are expected to have under eight units", () => {
    expect(chiSquareRatio([7, 7], [0.5, 0.5])).toBeUndefined();
    expect(chiSquareRatio([8, 8], [0.5, 0.5])).toBe(1);
  });

  // The usual critical values of chi-square.
  it.each([
    [3.841458820694124, 1, 0.05],
    [10.827566170662733, 1, 0.001],
    [5.991464547107979, 2, 0.05],
    [18.307038053275146, 10, 0.05],
    [0, 3, 1],
  ])("has the tail of %d at %i degrees", (value, degrees, tail) => {
    expect(chiSquareTail(value, degrees)).toBeCloseTo(tail, 9);
  });
});

const arm = (values: readonly number[], clusters: readonly string[] = []): readonly Observation[] =>
  values.map((value, index) => ({ value, cluster: clusters[index] ?? `own-${index}-${values.length}` }));

describe("comparing two arms", () => {
  it("sums an arm up", () => {
    expect(summaryOf(arm([1, 2, 3, 4]))).toEqual({ n: 4, mean: 2.5, variance: 5 / 3 });
    expect(summaryOf([])).toEqual({ n: 0, mean: 0, variance: 0 });
    expect(summaryOf(arm([7]))).toEqual({ n: 1, mean: 7, variance: 0 });
  });

  it("has the difference of the means with Welch's error where every unit stands alone", () => {
    const treatment = arm([1, 2, 3, 4, 5, 6].map((v) => v * 10));
    const control = arm([2, 4, 6, 8].map((v) => v * 10));
    const found = differenceOf({ treatment, control });
    const welch = Math.sqrt(350 / 6 + 2000 / 3 / 4);
    expect(found?.estimate).toBe(-15);
    expect(found?.n).toBe(10);
    expect(found?.se).toBeGreaterThanOrEqual(welch - 1e-9);
    expect(found?.se).toBeLessThan(welch * 1.05);
  });

  it("has a wider error when whole sellers went one way", () => {
    const values = (seed: number) => Array.from({ length: 200 }, (_, i) => (Math.floor(i / 10) % 2 === seed ? 1 : 0));
    const alone = (name: string) => Array.from({ length: 200 }, (_, i) => `${name}-${i}`);
    const own = { treatment: arm(values(0), alone("t")), control: arm(values(1), alone("c")) };
    const bySeller = (name: string) => Array.from({ length: 200 }, (_, i) => `${name}-${Math.floor(i / 10)}`);
    const shared = { treatment: arm(values(0), bySeller("t")), control: arm(values(1), bySeller("c")) };
    const [each, together] = [differenceOf(own)?.se ?? 0, differenceOf(shared)?.se ?? 0];
    // Ten like units of a seller say as little as one: the error is root ten times as wide.
    expect(together / each).toBeGreaterThan(3);
    expect(together / each).toBeLessThan(3.4);
  });

  it("does not take a share that nothing was seen of for a sure zero", () => {
    const range = { from: 0, to: 1 };
    const none = arm(Array.from({ length: 100 }, () => 0));
    expect(differenceOf({ treatment: none, control: none })).toBeUndefined();
    expect(differenceOf({ treatment: none, control: none, range })?.se).toBeGreaterThan(0.01);
  });

  it.each([
    [[], [1, 2]],
    [[1], [1, 2]],
    [
      [3, 3],
      [3, 3],
    ],
  ])("says nothing of %j against %j", (treatment, control) => {
    expect(differenceOf({ treatment: arm(treatment), control: arm(control) })).toBeUndefined();
  });

  it("has the relative lift by the delta method", () => {
    const draw = drawsFrom(7);
    const sample = (mean: number) => arm(Array.from({ length: 4_000 }, () => mean + (draw() - 0.5) * 20));
    const [treatment, control] = [sample(110), sample(100)];
    const lift = relativeLiftOf({ treatment, control });
    expect(lift?.estimate).toBeCloseTo(0.1, 2);
    const [t, c] = [summaryOf(treatment), summaryOf(control)];
    const byHand = Math.sqrt(t.variance / t.n / c.mean ** 2 + (t.mean ** 2 * c.variance) / c.n / c.mean ** 4);
    expect(lift?.se).toBeGreaterThanOrEqual(byHand - 1e-12);
    expect(lift?.se).toBeLessThan(byHand * 1.05);
  });

  it("has no relative lift over a control of nothing", () => {
    expect(relativeLiftOf({ treatment: arm([1, 2]), control: arm([0, 0]) })).toBeUndefined();
  });
});

describe("a covariate", () => {
  it("takes out what it foretold: the mean difference stays, the variance shrinks", () => {
    const draw = drawsFrom(11);
    const armOf = (effect: number) =>
      Array.from({ length: 3_000 }, (_, i) => {
        const covariate = draw() * 100;
        return { value: covariate * 2 + effect + draw(), covariate, cluster: `${effect}-${i}` };
      });
    const [treatment = [], control = []] = adjusted([armOf(1), armOf(0)]);
    expect(summaryOf(treatment).mean - summaryOf(control).mean).toBeCloseTo(1, 1);
    expect(summaryOf(treatment).variance).toBeLessThan(0.2);
  });

  it("that does not vary changes nothing", () => {
    const same = [[{ value: 1, covariate: 5, cluster: "a" }], [{ value: 2, covariate: 5, cluster: "b" }]];
    expect(adjusted(same)).toEqual(same);
    expect(adjusted([[], []])).toEqual([[], []]);
  });
});
