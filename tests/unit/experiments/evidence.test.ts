import { describe, expect, it } from "vitest";
import {
  type Evidence,
  type ExposedCase,
  evidenceOf,
  findingOf,
  stopRuleAt,
} from "../../../domain/experiments/index.ts";
import { halfWidth, rhoOf } from "../../../domain/experiments/statistics/confidence-sequence.ts";
import { addMs, instant } from "../../../domain/kernel/instant.ts";
import { definitionWith } from "../../support/experiments.ts";
import { type Arm, type Arms, exposedCases } from "../../support/exposed-cases.ts";

const startedAt = instant("2026-03-01T00:00:00Z");
const DAY = 86_400_000;
const onDay = (day: number) => addMs(startedAt, day * DAY);

const lookAt = (day: number, arms: Arms, parts: Parameters<typeof definitionWith>[0] = {}, both = 0) => {
  const definition = definitionWith(parts);
  const evidence = evidenceOf(definition, exposedCases(startedAt, day, arms, both), { startedAt, at: onDay(day) });
  return { definition, evidence, finding: findingOf(definition, evidence), rule: stopRuleAt(definition, evidence, []) };
};

const plain: Arm = { units: 400, hours: 48, escalated: 0.1, csat: 4 };
const quick: Arm = { ...plain, hours: 24 };
const bad: Arm = { ...quick, escalated: 0.6 };
const slow: Arm = { ...plain, hours: 90 };
const same: Arms = { straight_to_return: plain, offer_first: plain };
const better: Arms = { straight_to_return: plain, offer_first: quick };
const harmful: Arms = { straight_to_return: plain, offer_first: bad };
const uneven: Arms = { straight_to_return: { ...plain, units: 300 }, offer_first: { ...quick, units: 500 } };
const fewOf = (units: number): Arms => ({
  straight_to_return: { ...plain, units: units - Math.floor(units / 2) },
  offer_first: { ...bad, units: Math.floor(units / 2) },
});

const planWith = (parts: object) => ({
  plan: { alpha: 0.05, power: 0.8, mde: 0.5, nStar: 5_000, minDays: 7, maxDays: 42, ...parts },
});
const guardedWithin = (margin: number, action = "stop") => ({
  guardrails: [{ metric: "escalated", direction: "must_not_rise", margin, action }],
});

describe("what counts", () => {
  const one = (parts: Partial<ExposedCase>): ExposedCase => ({
    unitId: "u1",
    caseId: "c1",
    sellerId: "s1",
    variant: "offer_first",
    exposedAt: onDay(1),
    openedAt: onDay(0),
    valueMinor: 1_000,
    values: {},
    ...parts,
  });
  const countedWith = (exposed: readonly ExposedCase[]): Evidence =>
    evidenceOf(definitionWith({ unit: "BUYER" }), exposed, { startedAt, at: onDay(10) });

  it("is a unit once, on its first day, with the means over its cases", () => {
    const evidence = countedWith([
      one({ caseId: "c2", exposedAt: onDay(4), closedAt: onDay(2), values: { escalated: 1 } }),
      one({ closedAt: onDay(1), values: { escalated: 0 } }),
    ]);
    expect(evidence.units).toBe(1);
    expect(evidence.sampleRatio.days.map(({ day }) => day)).toEqual(["2026-03-02"]);
    expect(evidence.primary.arms.find(({ variant }) => variant === "offer_first")?.mean).toBe(36);
    expect(evidence.guardrails[0]?.arms.find(({ variant }) => variant === "offer_first")).toMatchObject({
      n: 1,
      mean: 0.5,
    });
  });

  it("is no unit that met two variants, in whatever order they come", () => {
    const mixed = [one({}), one({ caseId: "c2", variant: "straight_to_return" }), one({ unitId: "u2", caseId: "c3" })];
    for (const exposed of [mixed, mixed.toReversed()]) {
      const { units, contamination } = countedWith(exposed);
      expect({ units, contaminated: contamination.units, share: contamination.share }).toEqual({
        units: 1,
        contaminated: 1,
        share: 0.5,
      });
    }
  });

  it("is of an open case the time that it waited so far, and no more than a month", () => {
    const mean = (exposed: ExposedCase, at: number) =>
      evidenceOf(definitionWith(), [exposed], { startedAt, at: onDay(at) }).primary.arms.find(({ n }) => n > 0)?.mean;
    expect(mean(one({}), 2)).toBe(48);
    expect(mean(one({}), 90)).toBe(720);
    expect(mean(one({ closedAt: onDay(1) }), 90)).toBe(24);
  });

  it("is nothing at all without units", () => {
    const { units, primary, sampleRatio, contamination } = countedWith([]);
    expect({ units, p: sampleRatio.p, share: contamination.share }).toEqual({ units: 0, p: 1, share: 0 });
    expect(primary.comparisons).toEqual([{ variant: "offer_first", p: 1 }]);
  });
});

describe("decision codes", () => {
  it.each<[string, number, Arms, object, string | undefined, string | undefined]>([
    ["a clear gain before the seventh day", 6, better, guardedWithin(0.2), undefined, undefined],
    ["a clear gain with guardrails unharmed", 14, better, guardedWithin(0.2), "SHIP", "offer_first"],
    ["a clear gain with a guardrail still open", 14, better, guardedWithin(0.001), "SHIP_PARTIAL", "offer_first"],
    ["a gain that escalates six of ten", 14, harmful, {}, "HARM", "offer_first"],
    ["the primary metric much worse", 14, { ...same, offer_first: slow }, {}, "HARM", "offer_first"],
    ["an interval inside what matters", 14, same, planWith({ mde: 12, nStar: 800 }), "NO_EFFECT", undefined],
    ["an interval wider than what matters", 14, same, planWith({}), undefined, undefined],
    ["the same on the last day", 42, same, planWith({}), "NO_EFFECT", undefined],
    ["arms of 300 and 500", 14, uneven, {}, "INVALID_SRM", undefined],
    ["149 units", 14, fewOf(149), {}, undefined, undefined],
    ["150 units", 14, fewOf(150), {}, "HARM", "offer_first"],
    ["149 units on the last day", 42, fewOf(149), {}, "ABANDONED", undefined],
  ])("%s", (_, day, arms, parts, code, variant) => {
    const { finding } = lookAt(day, arms, parts);
    expect({ code: finding.code, variant: finding.variant }).toEqual({ code, variant });
    if (finding.code !== "SHIP") expect(finding.wouldChange.length).toBeGreaterThan(0);
  });

  it("call more than one of a hundred units with several variants invalid, and one of a hundred not", () => {
    expect(lookAt(14, better, guardedWithin(0.2), 20).finding.code).toBe("INVALID_CONTAMINATION");
    expect(lookAt(14, better, guardedWithin(0.2), 8).finding.code).toBe("SHIP");
  });

  it("say what is missing, in numbers", () => {
    expect(lookAt(3, fewOf(101)).finding).toEqual({
      wouldChange: [
        { what: "days", needs: 7, has: 3 },
        { what: "units", needs: 150, has: 101 },
      ],
    });
  });

  it("with three variants speak of the best, and share alpha out", () => {
    const variants = [
      { name: "straight_to_return", weight: 4_000 },
      { name: "offer_first", weight: 3_000 },
      { name: "third", weight: 3_000 },
    ];
    const arms: Arms = {
      straight_to_return: plain,
      offer_first: { ...plain, units: 300, escalated: 0.7 },
      third: { ...plain, units: 300, hours: 20 },
    };
    const { finding, rule, evidence } = lookAt(14, arms, { variants, ...guardedWithin(0.25) });
    expect(finding).toMatchObject({ code: "SHIP", variant: "third" });
    expect(rule).toMatchObject({ action: "stop_safety", variant: "offer_first" });
    const [, third] = evidence.primary.comparisons;
    const width = ((third?.difference?.upper ?? 0) - (third?.difference?.lower ?? 0)) / 2;
    const { se = 0, n = 0 } = third?.difference ?? {};
    expect(width).toBeCloseTo(halfWidth(se, n, 0.025, rhoOf(0.025, 5_000)), 9);
  });
});

const guardrailHarm = { because: "guardrail", metric: "escalated", variant: "offer_first" };

describe("stop rules", () => {
  it.each<[string, number, Arms, object, object]>([
    ["nothing differs", 14, same, {}, { action: "none" }],
    ["harm on the second day: to stop is not to declare", 2, harmful, {}, { action: "stop_safety", ...guardrailHarm }],
    ["a guardrail that pauses", 14, harmful, guardedWithin(0.05, "pause"), { action: "pause", ...guardrailHarm }],
    ["the primary metric much worse", 3, { ...same, offer_first: slow }, {}, { action: "stop_safety" }],
    ["too few units to say that it harms", 2, fewOf(149), {}, { action: "none" }],
    ["a broken draw", 3, uneven, {}, { action: "pause", because: "sample_ratio" }],
    ["a broken draw on the last day", 42, uneven, {}, { action: "stop_futility", because: "max_days" }],
    [
      "nothing that matters",
      14,
      same,
      planWith({ mde: 12, nStar: 800 }),
      { action: "stop_futility", because: "inside_mde" },
    ],
    ["nothing that matters, before the plan's days", 6, same, planWith({ mde: 12, nStar: 800 }), { action: "none" }],
    ["the last day", 42, same, planWith({}), { action: "stop_futility", because: "max_days" }],
    ["a clear gain: a person ships it", 14, better, {}, { action: "none" }],
  ])("%s", (_, day, arms, parts, rule) => {
    expect(lookAt(day, arms, parts).rule).toMatchObject(rule);
  });

  it("hold contaminated units", () => {
    expect(lookAt(3, same, {}, 20).rule).toEqual({ action: "pause", because: "contamination" });
  });

  it("let an acknowledged guardrail pass that only pauses, and never one that stops", () => {
    const pausing = lookAt(14, harmful, guardedWithin(0.05, "pause"));
    expect(stopRuleAt(pausing.definition, pausing.evidence, ["escalated"])).toEqual({ action: "none" });
    const strict = lookAt(14, harmful);
    expect(stopRuleAt(strict.definition, strict.evidence, ["escalated"])).toMatchObject({ action: "stop_safety" });
  });
});
