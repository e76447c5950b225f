import type { CountedUnit } from "../exposed-case.ts";
import { type MetricName, metrics } from "../metrics.ts";
import { type ArmSummary, differenceOf, type Observation, relativeLiftOf, summaryOf } from "./comparison.ts";
import { alwaysValidP, type Interval, type Look, sequenceAt } from "./confidence-sequence.ts";
import { adjusted } from "./covariate.ts";

/** What is looked at and how: the arms by name with control first, and the sequence's two numbers, named before the start. */
export interface Method {
  readonly variants: readonly string[];
  /** For one comparison: the plan's alpha divided by the number of treatments. */
  readonly alpha: number;
  readonly rho: number;
}

/** An estimate with the interval that holds at all looks together. */
export type Estimate = Look & Interval;

/** One treatment against control; what cannot be computed yet is absent. */
export interface Comparison {
  readonly variant: string;
  readonly difference?: Estimate;
  /** The difference as a part of control's mean. */
  readonly lift?: Estimate;
  readonly p: number;
}

/** A metric's numbers for every arm, and each treatment against control. */
export interface MetricEvidence {
  readonly metric: MetricName;
  readonly isAdjusted: boolean;
  readonly arms: readonly (ArmSummary & { readonly variant: string })[];
  readonly comparisons: readonly Comparison[];
}

/** The only metric that something known before the exposure foretells: dear things cost more to refund. */
const COVARIATE_METRIC: MetricName = "refund_cost_minor";

type Arm = { readonly variant: string; readonly observations: readonly Observation[] };

/** Each arm's values of a metric, freed from what the covariate foretells where there is one. */
export const armsOf = (
  units: readonly CountedUnit[],
  metric: MetricName,
  variants: readonly string[],
): readonly Arm[] => {
  const arms = variants.map((variant) =>
    units.flatMap(({ variant: met, values, cluster, covariate }) => {
      const value = values[metric];
      return met === variant && value !== undefined ? [{ value, cluster, covariate }] : [];
    }),
  );
  const observed = metric === COVARIATE_METRIC ? adjusted(arms) : arms;
  return variants.map((variant, index) => ({ variant, observations: observed[index] ?? [] }));
};

const within = (look: Look | undefined, { alpha, rho }: Method): Estimate | undefined =>
  look && { ...look, ...sequenceAt(look, alpha, rho) };

const comparisonOf = (metric: MetricName, treatment: Arm, control: Arm, method: Method): Comparison => {
  const compared = {
    treatment: treatment.observations,
    control: control.observations,
    range: metrics[metric].range,
  };
  const difference = within(differenceOf(compared), method);
  const lift = within(relativeLiftOf(compared), method);
  return {
    variant: treatment.variant,
    ...(difference === undefined ? {} : { difference }),
    ...(lift === undefined ? {} : { lift }),
    p: difference === undefined ? 1 : alwaysValidP(difference, method.rho),
  };
};

/** What the units say about a metric. */
export const metricEvidence = (units: readonly CountedUnit[], metric: MetricName, method: Method): MetricEvidence => {
  const arms = armsOf(units, metric, method.variants);
  const [control, ...treatments] = arms;
  return {
    metric,
    isAdjusted: metric === COVARIATE_METRIC,
    arms: arms.map(({ variant, observations }) => ({ variant, ...summaryOf(observations) })),
    comparisons:
      control === undefined ? [] : treatments.map((treatment) => comparisonOf(metric, treatment, control, method)),
  };
};
