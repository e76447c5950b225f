import { epochMs, type Instant } from "../../kernel/instant.ts";
import { type ExperimentDefinition, MIN_UNITS } from "../definition.ts";
import { type CountedUnit, countUnits, type ExposedCase } from "../exposed-case.ts";
import { rhoOf } from "./confidence-sequence.ts";
import { type GuardrailEvidence, guardrailEvidence } from "./guardrail-evidence.ts";
import { type Method, type MetricEvidence, metricEvidence } from "./metric-evidence.ts";
import { chiSquareRatio, SAMPLE_RATIO_ALARM, sampleRatioOverDays } from "./sample-ratio.ts";

/** More units than this share that met several variants, and the comparison means nothing. */
export const CONTAMINATION_ALARM = 0.01;

/** Whether the arms have the sizes that were drawn, day by day. */
export interface SampleRatio {
  readonly days: readonly { readonly day: string; readonly p: number }[];
  readonly p: number;
  /** Pearson's test at this look alone, for comparison; absent while arms are too small for it. */
  readonly chiSquareP?: number;
  readonly isAlarm: boolean;
}

/** Everything that is known of an experiment at one look. */
export interface Evidence {
  readonly at: Instant;
  /** Whole days since the start. */
  readonly day: number;
  readonly units: number;
  readonly arms: readonly { readonly variant: string; readonly units: number }[];
  readonly contamination: { readonly units: number; readonly share: number; readonly isAlarm: boolean };
  readonly sampleRatio: SampleRatio;
  readonly primary: MetricEvidence;
  readonly guardrails: readonly GuardrailEvidence[];
}

const MS_PER_DAY = 86_400_000;
const DAY_LENGTH = "2026-01-31".length;

/** The day of an instant in UTC. */
export const dayOf = (at: Instant): string => at.slice(0, DAY_LENGTH);

const countsOf = (units: readonly CountedUnit[], variants: readonly string[]): readonly number[] =>
  variants.map((name) => units.filter(({ variant }) => variant === name).length);

const sampleRatioOf = (units: readonly CountedUnit[], { variants }: ExperimentDefinition): SampleRatio => {
  const names = variants.map(({ name }) => name);
  const whole = variants.reduce((sum, { weight }) => sum + weight, 0);
  const shares = variants.map(({ weight }) => weight / whole);
  const byDay = Object.entries(Object.groupBy(units, ({ exposedAt }) => dayOf(exposedAt))).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const ps = sampleRatioOverDays(
    byDay.map(([, ofDay]) => countsOf(ofDay ?? [], names)),
    shares,
  );
  const p = ps.at(-1) ?? 1;
  const chiSquareP = chiSquareRatio(countsOf(units, names), shares);
  return {
    days: byDay.map(([day], index) => ({ day, p: ps[index] ?? 1 })),
    p,
    ...(chiSquareP === undefined ? {} : { chiSquareP }),
    isAlarm: p < SAMPLE_RATIO_ALARM,
  };
};

/** The sequence's numbers for a definition; alpha is shared out among the treatments, since each may raise a false alarm. */
export const methodOf = ({ variants, plan }: ExperimentDefinition): Method => {
  const alpha = plan.alpha / (variants.length - 1);
  return { variants: variants.map(({ name }) => name), alpha, rho: rhoOf(alpha, plan.nStar) };
};

const contaminationOf = (contaminated: number, counted: number): Evidence["contamination"] => {
  const all = contaminated + counted;
  const share = all === 0 ? 0 : contaminated / all;
  return { units: contaminated, share, isAlarm: all >= MIN_UNITS && share > CONTAMINATION_ALARM };
};

/** Looks at an experiment: all that was exposed since its start, as it stands at an instant. */
export const evidenceOf = (
  definition: ExperimentDefinition,
  exposed: readonly ExposedCase[],
  { startedAt, at }: { readonly startedAt: Instant; readonly at: Instant },
): Evidence => {
  const { units, contaminated } = countUnits(exposed, definition.unit, at);
  const method = methodOf(definition);
  const counts = countsOf(units, method.variants);
  return {
    at,
    day: Math.floor((epochMs(at) - epochMs(startedAt)) / MS_PER_DAY),
    units: units.length,
    arms: method.variants.map((variant, index) => ({ variant, units: counts[index] ?? 0 })),
    contamination: contaminationOf(contaminated, units.length),
    sampleRatio: sampleRatioOf(units, definition),
    primary: metricEvidence(units, definition.primaryMetric.metric, method),
    guardrails: definition.guardrails.map((guardrail) => guardrailEvidence(units, guardrail, method)),
  };
};
