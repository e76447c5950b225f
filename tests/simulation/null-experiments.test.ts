import { describe, expect, it } from "vitest";
import { type ExposedCase, evidenceOf, findingOf, stopRuleAt } from "../../domain/experiments/index.ts";
import {
  alwaysValidP,
  oneSidedWidth,
  rhoOf,
  sequenceAt,
} from "../../domain/experiments/statistics/confidence-sequence.ts";
import { SAMPLE_RATIO_ALARM, sampleRatioOverDays } from "../../domain/experiments/statistics/sample-ratio.ts";
import { addMs, instant } from "../../domain/kernel/instant.ts";
import { definitionWith } from "../support/experiments.ts";
import { drawsFrom } from "../support/random-draws.ts";

const RUNS = 1_000;
const UNITS = 10_000;
const LOOK_EVERY = 100;
const FIRST_LOOK = 200;
const ALPHA = 0.05;
const rho = rhoOf(ALPHA, 5_000);
const FIXED_95 = 1.959964;

interface Seen {
  readonly estimate: number;
  readonly se: number;
  readonly n: number;
}

const seenOf = (hits: readonly [number, number], each: number): Seen => {
  const [t, c] = [hits[0] / each, hits[1] / each];
  return { estimate: t - c, se: Math.sqrt((t * (1 - t) + c * (1 - c)) / (each - 1)), n: each * 2 };
};

/** One experiment: units come in turns, and somebody looks every hundred. `isStruck` says what each look makes of it. */
const everStruck = (
  draw: () => number,
  [treated, control]: readonly [number, number],
  tests: readonly ((seen: Seen) => boolean)[],
): readonly boolean[] => {
  const hits: [number, number] = [0, 0];
  const struck = tests.map(() => false);
  for (let unit = 0; unit < UNITS; unit += 2) {
    if (draw() < treated) hits[0] += 1;
    if (draw() < control) hits[1] += 1;
    const n = unit + 2;
    if (n < FIRST_LOOK || n % LOOK_EVERY !== 0) continue;
    const seen = seenOf(hits, n / 2);
    if (seen.se > 0) for (const [index, test] of tests.entries()) struck[index] ||= test(seen);
  }
  return struck;
};

const excludesZero = (seen: Seen): boolean => {
  const { lower, upper } = sequenceAt(seen, ALPHA, rho);
  return lower > 0 || upper < 0;
};
const peeks = ({ estimate, se }: Seen): boolean => Math.abs(estimate) > FIXED_95 * se;
const smallP = (seen: Seen): boolean => alwaysValidP(seen, rho) < ALPHA;
const harmSeen = ({ estimate, se, n }: Seen): boolean => estimate - oneSidedWidth(se, n, ALPHA, rho) > 0;

const shareOf = (runs: readonly (readonly boolean[])[], index: number): number =>
  runs.filter((struck) => struck[index]).length / runs.length;

describe(`${RUNS} experiments in which nothing differs, looked at every ${LOOK_EVERY} units`, () => {
  it.each([0.7, 0.05, 0.02])("raise false alarms in at most alpha of them, at a base rate of %d", (rate) => {
    const draw = drawsFrom(20_260_310 + rate * 1_000);
    const runs = Array.from({ length: RUNS }, () =>
      everStruck(draw, [rate, rate], [excludesZero, smallP, harmSeen, peeks]),
    );
    expect(shareOf(runs, 0)).toBeLessThanOrEqual(ALPHA);
    expect(shareOf(runs, 1)).toBe(shareOf(runs, 0));
    expect(shareOf(runs, 2)).toBeLessThanOrEqual(ALPHA);
    // What the same looks do with a fixed interval: this is why there is a sequence.
    expect(shareOf(runs, 3)).toBeGreaterThan(0.25);
  });
});

describe("a real effect", () => {
  it.each([
    [0.7, 0.75],
    [0.05, 0.075],
  ])("from %d to %d is found by most experiments", (control, treated) => {
    const draw = drawsFrom(42);
    const runs = Array.from({ length: 200 }, () => everStruck(draw, [treated, control], [excludesZero]));
    expect(shareOf(runs, 0)).toBeGreaterThan(0.8);
  });
});

/** The first day of thirty with an alarm; undefined without one. */
const alarmDay = (draw: () => number, share: number): number | undefined => {
  const days = Array.from({ length: 30 }, () => {
    let first = 0;
    for (let unit = 0; unit < 200; unit += 1) if (draw() < share) first += 1;
    return [first, 200 - first];
  });
  const found = sampleRatioOverDays(days, [0.5, 0.5]).findIndex((p) => p < SAMPLE_RATIO_ALARM);
  return found === -1 ? undefined : found + 1;
};

describe("the sample-ratio check over thirty days of 200 units", () => {
  it("raises no false alarm in 1,000 sound draws", () => {
    const draw = drawsFrom(3);
    const alarms = Array.from({ length: RUNS }, () => alarmDay(draw, 0.5)).filter((day) => day !== undefined);
    expect(alarms.length).toBeLessThanOrEqual(RUNS * SAMPLE_RATIO_ALARM);
  });

  it("finds a draw of 46 to 54 by day 16 in half of the runs, and in 97 of 100 by day 30", () => {
    const draw = drawsFrom(4);
    const days = Array.from({ length: 300 }, () => alarmDay(draw, 0.46) ?? Number.POSITIVE_INFINITY).toSorted(
      (a, b) => a - b,
    );
    expect(days[150]).toBeLessThanOrEqual(17);
    expect(days.filter((day) => day <= 30).length / days.length).toBeGreaterThan(0.95);
  });
});

const startedAt = instant("2026-03-01T00:00:00Z");
const DAY_MS = 86_400_000;
const PER_DAY = 60;

/** Sixty cases of one day. Sellers have shocks of their own, which cases of both arms share. */
const casesOfDay = (draw: () => number, day: number, escalated: Readonly<Record<string, number>>): ExposedCase[] =>
  Array.from({ length: PER_DAY }, (_, index) => {
    const seller = Math.floor(draw() * 80);
    const variant = draw() < 0.5 ? "straight_to_return" : "offer_first";
    const openedAt = addMs(startedAt, day * DAY_MS + index * 60_000);
    const hours = 20 + (seller % 10) * 4 + draw() * 30;
    return {
      unitId: `ret-${day}-${index}`,
      caseId: `ret-${day}-${index}`,
      sellerId: `seller-${seller}`,
      variant,
      exposedAt: openedAt,
      openedAt,
      closedAt: addMs(openedAt, Math.round(hours * 3_600_000)),
      valueMinor: 10_000,
      values: { escalated: draw() < (escalated[variant] ?? 0) ? 1 : 0 },
    };
  });

/** A whole experiment, looked at every day for a month: what its stop rules did, and what it would have been called. */
const whole = (draw: () => number, escalated: Readonly<Record<string, number>>) => {
  const definition = definitionWith({
    guardrails: [{ metric: "escalated", direction: "must_not_rise", margin: 0.01, action: "stop" }],
    plan: { alpha: ALPHA, power: 0.8, mde: 0.5, nStar: 1_500, minDays: 7, maxDays: 42 },
  });
  const cases: ExposedCase[] = [];
  const actions: string[] = [];
  const codes: (string | undefined)[] = [];
  for (let day = 0; day < 28; day += 1) {
    cases.push(...casesOfDay(draw, day, escalated));
    const evidence = evidenceOf(definition, cases, { startedAt, at: addMs(startedAt, (day + 1) * DAY_MS) });
    const { action } = stopRuleAt(definition, evidence, []);
    actions.push(action);
    codes.push(findingOf(definition, evidence).code);
    if (action !== "none") break;
  }
  return { actions, codes };
};

describe("whole experiments, looked at every day by the stop rules", () => {
  it("are stopped, held or shipped for nothing in at most alpha of the runs", { timeout: 60_000 }, () => {
    const draw = drawsFrom(99);
    const runs = Array.from({ length: 60 }, () => whole(draw, { straight_to_return: 0.02, offer_first: 0.02 }));
    const struck = runs.filter(({ actions }) => actions.some((action) => action !== "none"));
    const shipped = runs.filter(({ codes }) => codes.some((code) => code === "SHIP" || code === "SHIP_PARTIAL"));
    expect(struck.length / runs.length).toBeLessThanOrEqual(ALPHA);
    expect(shipped.length / runs.length).toBeLessThanOrEqual(ALPHA);
  });

  it("are stopped for safety when one case in five escalates instead of one in fifty", { timeout: 60_000 }, () => {
    const draw = drawsFrom(100);
    const runs = Array.from({ length: 20 }, () => whole(draw, { straight_to_return: 0.02, offer_first: 0.2 }));
    expect(runs.every(({ actions }) => actions.at(-1) === "stop_safety")).toBe(true);
    expect(Math.max(...runs.map(({ actions }) => actions.length))).toBeLessThanOrEqual(14);
  });
});
