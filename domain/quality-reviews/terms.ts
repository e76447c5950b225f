import * as z from "zod";
import { ClockLength } from "../kernel/clocks.ts";

const whole = z.int().positive();

/** How bad a case is, the worst last. */
export const Severity = z.enum(["S1", "S2", "S3", "S4", "S5"]);
export type Severity = z.infer<typeof Severity>;

const SHARE_WHOLE = 10_000;
const share = z.int().min(0).max(SHARE_WHOLE);

/**
 * Which decisions are reviewed and how long that may take; shares are of ten thousand. `roundsMax` is how often a review goes back to
 * the queue before it is given up. `sources` says where each figure comes from.
 */
export const QualityTerms = z.strictObject({
  salt: z.string().min(1),
  sampling: z.strictObject({
    randomIn10000: share,
    firstDecisions: whole,
    severeIn10000: share,
    severeFrom: Severity,
  }),
  claimHours: whole,
  reviewWithin: ClockLength,
  roundsMax: whole,
  clarifyBelowAlpha: z.number().min(-1).max(1),
  smallCellBelow: whole,
  sources: z.record(z.string(), z.string().min(1)),
});
export type QualityTerms = z.infer<typeof QualityTerms>;
