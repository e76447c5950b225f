import type { Observation } from "./comparison.ts";

/** A unit's value with something about it that was known before it was exposed. */
export interface WithCovariate extends Observation {
  readonly covariate: number;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * CUPED (Deng, Xu, Kohavi and Walker, 2013): takes out of each value what a covariate from before the exposure foretold,
 * `y - theta (x - mean x)` with `theta = cov(y, x) / var(x)` pooled over all arms. Means stay comparable, their errors shrink.
 * Values come back as they were when the covariate does not vary.
 */
export const adjusted = (arms: readonly (readonly WithCovariate[])[]): readonly (readonly Observation[])[] => {
  const pooled = arms.flat();
  if (pooled.length === 0) return arms;
  const meanX = meanOf(pooled.map(({ covariate }) => covariate));
  const meanY = meanOf(pooled.map(({ value }) => value));
  const products = pooled.reduce((sum, { value, covariate }) => sum + (value - meanY) * (covariate - meanX), 0);
  const squares = pooled.reduce((sum, { covariate }) => sum + (covariate - meanX) ** 2, 0);
  if (squares === 0) return arms;
  const theta = products / squares;
  return arms.map((arm) =>
    arm.map(({ value, covariate, cluster }) => ({ value: value - theta * (covariate - meanX), cluster })),
  );
};
