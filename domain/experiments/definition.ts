import * as z from "zod";
import { ExperimentUnit, FlowFlag } from "../kernel/flow-flags.ts";
import { Instant } from "../kernel/instant.ts";
import { BUCKETS } from "./bucket.ts";
import { Condition } from "./eligibility.ts";
import { ForbiddenSubject } from "./flag-registry.ts";
import { MetricName } from "./metrics.ts";

/** An experiment's key, e.g. `refund_offer_v2`; it names the experiment for good and is part of every bucket. */
export const ExperimentKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{2,63}$/, "expected 3 to 64 lower-case letters, digits or _ after a letter");
export type ExperimentKey = z.infer<typeof ExperimentKey>;

/** Never declared before so many days and exposed units have been seen, whatever the numbers say. */
export const MIN_DAYS = 7;
export const MIN_UNITS = 150;

/** An experiment reads one partition a day, so its length bounds what a look costs. */
const MAX_DAYS = 90;

/** So many exposed cases are read at a look: as many as a small Lambda holds in seconds, and more than our flows need. */
export const CASES_MAX = 50_000;

/** One way of the flag and its share of the units that take part, in ten-thousandths. */
export const Variant = z.strictObject({ name: z.string().min(1).max(64), weight: z.int().min(1).max(BUCKETS) });
export type Variant = z.infer<typeof Variant>;

/** Experiments of one layer never take the same unit: each has buckets of the layer's own hash, `to` not included. */
export const Layer = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_]{2,63}$/, "expected lower-case letters, digits or _"),
    from: z.int().min(0).max(BUCKETS),
    to: z.int().min(0).max(BUCKETS),
  })
  .refine(({ from, to }) => from < to, "has no buckets: from must be below to");
export type Layer = z.infer<typeof Layer>;

/**
 * What must not become worse while something else is tried. `margin` is how much worse than control is still borne, in the
 * metric's own unit. `stop` ends the experiment for harm, `pause` holds it for a person.
 */
export const Guardrail = z.strictObject({
  metric: MetricName,
  direction: z.enum(["must_not_rise", "must_not_fall"]),
  margin: z.number().nonnegative(),
  action: z.enum(["stop", "pause"]),
});
export type Guardrail = z.infer<typeof Guardrail>;

/**
 * How long and how surely. `alpha` bounds the false alarms over all looks together, `mde` is the smallest difference that would
 * matter, in the primary metric's unit; `nStar` is the size at which the confidence sequence is narrowest, named before the start.
 */
export const Plan = z
  .strictObject({
    alpha: z.number().min(0.001).max(0.1),
    power: z.number().min(0.5).max(0.99),
    mde: z.number().positive(),
    nStar: z.int().min(MIN_UNITS).max(CASES_MAX).default(5_000),
    minDays: z.int().min(MIN_DAYS).max(MAX_DAYS).default(MIN_DAYS),
    maxDays: z.int().min(MIN_DAYS).max(MAX_DAYS),
  })
  .refine(({ minDays, maxDays }) => minDays <= maxDays, "has minDays above maxDays");
export type Plan = z.infer<typeof Plan>;

const sumsToAll = (variants: readonly Variant[]): boolean =>
  variants.reduce((sum, { weight }) => sum + weight, 0) === BUCKETS;

const differ = (names: readonly string[]): boolean => new Set(names).size === names.length;

/**
 * What an author writes down before anything runs. The first variant is the control. `coverage` is how much of the variants'
 * places is filled, in ten-thousandths; it alone may grow while the experiment runs.
 */
export const ExperimentDefinition = z.strictObject({
  flag: FlowFlag,
  salt: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "expected 1 to 64 letters, digits, _ or -"),
  unit: ExperimentUnit,
  layer: Layer,
  variants: z
    .array(Variant)
    .min(2)
    .max(5)
    .refine(sumsToAll, `has weights that do not sum to ${BUCKETS}`)
    .refine((variants) => differ(variants.map(({ name }) => name)), "names a variant twice"),
  coverage: z.int().min(1).max(BUCKETS).default(BUCKETS),
  eligibility: z.array(Condition).max(20),
  exclusions: z.array(Condition).max(20).default([]),
  primaryMetric: z.strictObject({ metric: MetricName, direction: z.enum(["increase", "decrease"]) }),
  guardrails: z
    .array(Guardrail)
    .min(1)
    .max(8)
    .refine((guardrails) => differ(guardrails.map(({ metric }) => metric)), "guards a metric twice"),
  plan: Plan,
  /** By itself it starts here once it is approved; without one, somebody starts it. */
  startAt: Instant.optional(),
  /** What the author affirms that no variant touches: to be submitted, all of them. */
  ethicsCheck: z.array(ForbiddenSubject).max(20),
});
export type ExperimentDefinition = z.infer<typeof ExperimentDefinition>;
