import * as z from "zod";
import { Instant } from "../kernel/instant.ts";
import { DecisionCode } from "./decision-code.ts";
import { ExperimentDefinition, ExperimentKey } from "./definition.ts";
import { ExperimentStatus } from "./lifecycle.ts";
import { RecordedLook } from "./look.ts";
import { MetricName } from "./metrics.ts";
import { StopReason } from "./stop-rules.ts";

/** Why an experiment stands still or has ended before it was decided. */
export const Halt = z.object({
  because: StopReason.or(z.literal("person")),
  at: Instant,
  metric: MetricName.optional(),
  variant: z.string().optional(),
});

/** One experiment, always equal to its timeline played from the start. */
export const Experiment = z.object({
  key: ExperimentKey,
  status: ExperimentStatus,
  definition: ExperimentDefinition,
  /** Who wrote the definition as it stands; somebody else approves it. */
  author: z.string(),
  approvals: z.array(z.object({ by: z.string(), at: Instant })),
  createdAt: Instant,
  startedAt: Instant.optional(),
  /** What was in the way of the start, and when it is tried again. */
  postponed: z.object({ because: z.string(), until: Instant }).optional(),
  /** When no unit was taken in any more; absent while it runs or stands still. */
  endedAt: Instant.optional(),
  halt: Halt.optional(),
  acknowledged: z.array(MetricName),
  lastLook: RecordedLook.optional(),
  decision: z.object({ code: DecisionCode, variant: z.string().optional(), at: Instant, by: z.string() }).optional(),
  rolledOut: z.object({ variant: z.string(), at: Instant }).optional(),
});
export type Experiment = z.infer<typeof Experiment>;

/** Nothing before the first event. */
export type ExperimentState = Experiment | undefined;
