import * as z from "zod";
import { DecisionCode, ExperimentStatus, MetricName, Plan } from "../../domain/experiments/index.ts";
import { Instant } from "../../domain/kernel/instant.ts";

/** An arm of fewer units than this shows its numbers to nobody: they would be those of persons. */
export const SMALL_CELL = 5;

const estimate = z.object({ estimate: z.number(), lower: z.number(), upper: z.number() });

const arms = z.array(
  z.object({
    variant: z.string(),
    /** Null, as are the numbers, where the arm has too few units to show them. */
    n: z.int().nullable(),
    mean: z.number().nullable(),
    variance: z.number().nullable(),
  }),
);

const measured = {
  metric: MetricName,
  unit: z.enum(["minor_units", "hours", "share", "score"]),
  definition: z.string(),
  /** Whether what was known before the exposure was taken out (CUPED). */
  isAdjusted: z.boolean(),
  arms,
};

/** What an experiment has come to so far, and what would change it. */
export const ResultsAnswer = z.object({
  key: z.string(),
  status: ExperimentStatus,
  at: Instant,
  day: z.int(),
  plan: Plan,
  looks: z.object({ lastAt: Instant.nullable(), nextAt: Instant.nullable() }),
  /** False when there were more cases than are read at once: these are then the first whole days. */
  isComplete: z.boolean(),
  units: z.int(),
  arms: z.array(z.object({ variant: z.string(), weight: z.int(), units: z.int() })),
  primary: z.object({
    ...measured,
    direction: z.enum(["increase", "decrease"]),
    comparisons: z.array(
      z.object({
        variant: z.string(),
        difference: estimate.nullable(),
        lift: estimate.nullable(),
        /** The smallest of all looks: it may be looked at every day. */
        p: z.number(),
      }),
    ),
  }),
  guardrails: z.array(
    z.object({
      ...measured,
      direction: z.enum(["must_not_rise", "must_not_fall"]),
      margin: z.number(),
      action: z.enum(["stop", "pause"]),
      comparisons: z.array(
        z.object({
          variant: z.string(),
          standing: z.enum(["harmed", "harmless", "unclear"]),
          worseBy: z.object({ estimate: z.number(), atLeast: z.number(), atMost: z.number() }).nullable(),
        }),
      ),
    }),
  ),
  sampleRatio: z.object({
    p: z.number(),
    chiSquareP: z.number().nullable(),
    isAlarm: z.boolean(),
    days: z.array(z.object({ day: z.string(), p: z.number() })),
  }),
  contamination: z.object({ units: z.int(), share: z.number(), isAlarm: z.boolean() }),
  finding: z.object({
    /** Null while it is too early, or while nothing can be said. */
    code: DecisionCode.nullable(),
    variant: z.string().nullable(),
    wouldChange: z.array(
      z.object({
        what: z.enum([
          "days",
          "units",
          "contamination_share",
          "sample_ratio_p",
          "primary_interval",
          "guardrail_bound",
          "days_left",
        ]),
        needs: z.number(),
        has: z.number().optional(),
        variant: z.string().optional(),
        metric: MetricName.optional(),
      }),
    ),
  }),
});
export type ResultsAnswer = z.infer<typeof ResultsAnswer>;
