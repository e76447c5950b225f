import { chiSquareTail } from "./chi-square.ts";
import { logGamma } from "./log-gamma.ts";

/** Below this the arms are not the sizes that were drawn, and no comparison of them means anything. */
export const SAMPLE_RATIO_ALARM = 0.001;

/**
 * How firmly the prior believes in the intended shares. At some hundred units a day 1,000 finds a broken draw twice as fast as
 * the usual 10,000, without false alarms.
 */
export const SAMPLE_RATIO_CONCENTRATION = 1_000;

/** The chi-square test says nothing about arms that are expected to have fewer units than this. */
const EXPECTED_MIN = 8;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const at = (values: readonly number[], index: number): number => values[index] ?? 0;

/** ln of how much better a Dirichlet-multinomial around the intended shares fits the counts than the shares themselves. */
const logBayesFactor = (counts: readonly number[], shares: readonly number[], concentration: number): number =>
  counts.reduce(
    (total, count, index) => {
      const prior = concentration * at(shares, index);
      return total + logGamma(prior + count) - logGamma(prior) - count * Math.log(at(shares, index));
    },
    logGamma(concentration) - logGamma(concentration + sum(counts)),
  );

/**
 * The sequential sample-ratio check: after each day the smallest 1 / Bayes factor so far, which is a p-value that may be looked
 * at every day (Lindon and Malek, 2020). Takes each day's new units per arm and the intended shares, which sum to 1.
 */
export const sampleRatioOverDays = (
  days: readonly (readonly number[])[],
  shares: readonly number[],
  concentration: number = SAMPLE_RATIO_CONCENTRATION,
): readonly number[] => {
  let counts: readonly number[] = shares.map(() => 0);
  let smallest = 1;
  return days.map((day) => {
    counts = counts.map((count, index) => count + at(day, index));
    smallest = Math.min(smallest, Math.exp(-logBayesFactor(counts, shares, concentration)));
    return smallest;
  });
};

/** The p-value of Pearson's test of the counts at one single look; undefined while an arm is too small for it. */
export const chiSquareRatio = (counts: readonly number[], shares: readonly number[]): number | undefined => {
  const total = sum(counts);
  const expected = shares.map((share) => share * total);
  if (expected.some((count) => count < EXPECTED_MIN)) return undefined;
  const value = sum(counts.map((count, index) => (count - at(expected, index)) ** 2 / at(expected, index)));
  return chiSquareTail(value, counts.length - 1);
};
