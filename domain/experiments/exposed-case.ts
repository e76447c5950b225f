import * as z from "zod";
import { epochMs, Instant } from "../kernel/instant.ts";
import type { ExperimentDefinition } from "./definition.ts";
import { MetricName, RESOLUTION_HOURS_MAX } from "./metrics.ts";

/** What is known so far of a metric's values for one case; absent where there is none yet. */
export const MetricValues = z.partialRecord(MetricName.exclude(["hours_to_resolution"]), z.number());
export type MetricValues = z.infer<typeof MetricValues>;

/** One case in which the variant made a difference: whom it was drawn for, which variant it met, and what became of it. */
export const ExposedCase = z.object({
  unitId: z.string(),
  caseId: z.string(),
  sellerId: z.string(),
  variant: z.string(),
  exposedAt: Instant,
  openedAt: Instant,
  closedAt: Instant.optional(),
  /** What the request was worth, known before the exposure: the covariate of what it costs. */
  valueMinor: z.int().nonnegative(),
  values: MetricValues,
});
export type ExposedCase = z.infer<typeof ExposedCase>;

/** One unit that counts: it met one variant only. Values are means over its cases. */
export interface CountedUnit {
  readonly unitId: string;
  readonly variant: string;
  readonly cluster: string;
  /** When it was first exposed. */
  readonly exposedAt: Instant;
  readonly covariate: number;
  readonly values: Readonly<Partial<Record<MetricName, number>>>;
}

/** All units of an experiment: those that count, and how many met several variants and count no more. */
export interface CountedUnits {
  readonly units: readonly CountedUnit[];
  readonly contaminated: number;
}

const MS_PER_HOUR = 3_600_000;

const hoursOf = ({ openedAt, closedAt }: ExposedCase, now: Instant): number =>
  Math.min(RESOLUTION_HOURS_MAX, Math.max(0, (epochMs(closedAt ?? now) - epochMs(openedAt)) / MS_PER_HOUR));

const measured = (exposed: ExposedCase, metric: MetricName, now: Instant): number | undefined =>
  metric === "hours_to_resolution" ? hoursOf(exposed, now) : exposed.values[metric];

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const meansOf = (cases: readonly ExposedCase[], now: Instant): CountedUnit["values"] =>
  Object.fromEntries(
    MetricName.options.flatMap((metric) => {
      const known = cases.map((one) => measured(one, metric, now)).filter((value) => value !== undefined);
      return known.length === 0 ? [] : [[metric, meanOf(known)]];
    }),
  );

const unitOf = (
  cases: readonly [ExposedCase, ...ExposedCase[]],
  unit: ExperimentDefinition["unit"],
  now: Instant,
): CountedUnit => {
  const [first] = cases;
  const isOneSellers = unit === "CASE" || unit === "ORDER";
  return {
    unitId: first.unitId,
    variant: first.variant,
    // Cases of one seller share that seller's ways; a buyer's cases lie with several, so a buyer stands alone.
    cluster: isOneSellers ? first.sellerId : first.unitId,
    exposedAt: cases.reduce((at, one) => (one.exposedAt < at ? one.exposedAt : at), first.exposedAt),
    covariate: meanOf(cases.map(({ valueMinor }) => valueMinor)),
    values: meansOf(cases, now),
  };
};

/** The units behind exposed cases, in any order and any number of times each. A unit that met several variants is dropped. */
export const countUnits = (
  exposed: readonly ExposedCase[],
  unit: ExperimentDefinition["unit"],
  now: Instant,
): CountedUnits => {
  const byUnit = new Map<string, [ExposedCase, ...ExposedCase[]]>();
  for (const one of exposed) {
    const known = byUnit.get(one.unitId);
    if (known === undefined) byUnit.set(one.unitId, [one]);
    else known.push(one);
  }
  const all = [...byUnit.values()];
  const pure = all.filter((cases) => cases.every(({ variant }) => variant === cases[0].variant));
  return { units: pure.map((cases) => unitOf(cases, unit, now)), contaminated: all.length - pure.length };
};
