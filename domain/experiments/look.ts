import * as z from "zod";
import { Instant } from "../kernel/instant.ts";
import { DecisionCode, type Finding } from "./decision-code.ts";
import type { Evidence } from "./statistics/evidence.ts";

/** What a scheduled look saw, as the timeline keeps it: counts and bounds of whole arms, nothing of any person. */
export const RecordedLook = z.object({
  at: Instant,
  day: z.int().nonnegative(),
  units: z.int().nonnegative(),
  arms: z.array(z.object({ variant: z.string(), units: z.int().nonnegative() })),
  contaminationShare: z.number(),
  sampleRatioP: z.number(),
  /** The smallest p-value of all looks so far, by treatment. */
  smallestP: z.record(z.string(), z.number()),
  code: DecisionCode.optional(),
});
export type RecordedLook = z.infer<typeof RecordedLook>;

/** The smallest p-values after a look: a p-value that is looked at often is the least of all looks. */
export const smallestP = (
  { primary }: Pick<Evidence, "primary">,
  before: Readonly<Record<string, number>>,
): Record<string, number> =>
  Object.fromEntries(primary.comparisons.map(({ variant, p }) => [variant, Math.min(p, before[variant] ?? 1)]));

/** A look as it is kept. */
export const recordOf = (
  evidence: Evidence,
  { code }: Finding,
  before: Readonly<Record<string, number>>,
): RecordedLook => ({
  at: evidence.at,
  day: evidence.day,
  units: evidence.units,
  arms: evidence.arms.map((arm) => ({ ...arm })),
  contaminationShare: evidence.contamination.share,
  sampleRatioP: evidence.sampleRatio.p,
  smallestP: smallestP(evidence, before),
  ...(code === undefined ? {} : { code }),
});
