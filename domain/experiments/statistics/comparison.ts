import type { Look } from "./confidence-sequence.ts";

/** One unit's value of a metric, with the seller or other cluster whose shocks it shares. */
export interface Observation {
  readonly value: number;
  readonly cluster: string;
}

/** What one arm amounts to for one metric. */
export interface ArmSummary {
  readonly n: number;
  readonly mean: number;
  /** Of the sample; 0 with fewer than two units. */
  readonly variance: number;
}

/** Size, mean and variance. */
export const summaryOf = (observations: readonly Observation[]): ArmSummary => {
  const n = observations.length;
  if (n === 0) return { n, mean: 0, variance: 0 };
  const mean = observations.reduce((sum, { value }) => sum + value, 0) / n;
  const squares = observations.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
  return { n, mean, variance: n < 2 ? 0 : squares / (n - 1) };
};

/**
 * The variance of an arm, never less than with one more unit at each end of what a value can be: a share of which nothing was
 * seen yet is not known to be zero.
 */
const cautiousVariance = (
  { n, mean, variance }: ArmSummary,
  range: { from: number; to: number } | undefined,
): number => {
  if (range === undefined) return variance;
  const size = n + 2;
  const total = n * mean + range.from + range.to;
  const squares = variance * (n - 1) + n * mean * mean + range.from ** 2 + range.to ** 2;
  return Math.max(variance, (squares - (total * total) / size) / (size - 1));
};

interface Weighted {
  readonly observations: readonly Observation[];
  readonly mean: number;
  /** What a deviation of one unit does to the estimate. */
  readonly weight: number;
}

/** The cluster-robust variance of an estimate: deviations are summed by cluster, across arms, before they are squared. */
const clusteredVariance = (arms: readonly Weighted[]): number => {
  const sums = new Map<string, number>();
  for (const { observations, mean, weight } of arms)
    for (const { value, cluster } of observations)
      sums.set(cluster, (sums.get(cluster) ?? 0) + (value - mean) * weight);
  const clusters = sums.size;
  const squares = [...sums.values()].reduce((total, sum) => total + sum * sum, 0);
  return clusters < 2 ? 0 : (squares * clusters) / (clusters - 1);
};

interface Compared {
  readonly treatment: readonly Observation[];
  readonly control: readonly Observation[];
  readonly range?: { readonly from: number; readonly to: number } | undefined;
}

/**
 * The error of `treatmentWeight · mean of treatment + controlWeight · mean of control`: the larger of the plain one and the
 * cluster-robust one, because few clusters make the latter too small.
 */
const errorOf = (
  { treatment, control, range }: Compared,
  [t, c]: readonly [ArmSummary, ArmSummary],
  [treatmentWeight, controlWeight]: readonly [number, number],
): number => {
  const plain =
    (treatmentWeight ** 2 * cautiousVariance(t, range)) / t.n + (controlWeight ** 2 * cautiousVariance(c, range)) / c.n;
  const clustered = clusteredVariance([
    { observations: treatment, mean: t.mean, weight: treatmentWeight / t.n },
    { observations: control, mean: c.mean, weight: controlWeight / c.n },
  ]);
  return Math.sqrt(Math.max(plain, clustered));
};

const ARM_MIN = 2;

/** The difference of the means, treatment less control; undefined while an arm has fewer than two units or nothing varies. */
export const differenceOf = (compared: Compared): Look | undefined => {
  const arms = [summaryOf(compared.treatment), summaryOf(compared.control)] as const;
  const [t, c] = arms;
  if (t.n < ARM_MIN || c.n < ARM_MIN) return undefined;
  const se = errorOf(compared, arms, [1, -1]);
  return se === 0 ? undefined : { estimate: t.mean - c.mean, se, n: t.n + c.n };
};

/** The difference as a part of control's mean, its error by the delta method; undefined too when control's mean is not positive. */
export const relativeLiftOf = (compared: Compared): Look | undefined => {
  const arms = [summaryOf(compared.treatment), summaryOf(compared.control)] as const;
  const [t, c] = arms;
  if (t.n < ARM_MIN || c.n < ARM_MIN || c.mean <= 0) return undefined;
  const se = errorOf(compared, arms, [1 / c.mean, -t.mean / c.mean ** 2]);
  return se === 0 ? undefined : { estimate: t.mean / c.mean - 1, se, n: t.n + c.n };
};
