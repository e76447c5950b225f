import { describe, expect, it } from "vitest";
import {
  alwaysValidP,
  oneSidedWidth,
  rhoOf,
  sequenceAt,
} from "../../domain/experiments/statistics/confidence-sequence.ts";
import { SAMPLE_RATIO_ALARM, sampleRatioOverDays } from "../../domain/experiments/statistics/sample-ratio.ts";
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
