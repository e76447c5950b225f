import * as z from "zod";
import { gainsOf, harmedBy, isFutile } from "./decision-code.ts";
import { type ExperimentDefinition, MIN_UNITS } from "./definition.ts";
import type { MetricName } from "./metrics.ts";
import type { Evidence } from "./statistics/evidence.ts";

/** Why an experiment was held or stopped by itself. */
export const StopReason = z.enum([
  "contamination",
  "sample_ratio",
  "guardrail",
  "primary_metric",
  "inside_mde",
  "max_days",
]);
export type StopReason = z.infer<typeof StopReason>;

/** What a look leads to. */
export interface StopRule {
  readonly action: "none" | "pause" | "stop_safety" | "stop_futility";
  readonly because?: StopReason;
  readonly metric?: MetricName;
  readonly variant?: string;
}

const harm = (
  definition: ExperimentDefinition,
  evidence: Evidence,
  acknowledged: readonly MetricName[],
): StopRule | undefined => {
  const harmed = harmedBy(evidence).toSorted((a) => (a.guardrail.action === "stop" ? -1 : 1));
  const [worst] = harmed.filter(
    ({ guardrail }) => guardrail.action === "stop" || !acknowledged.includes(guardrail.metric),
  );
  if (worst !== undefined) {
    const { guardrail, variant } = worst;
    const action = guardrail.action === "stop" ? "stop_safety" : "pause";
    return { action, because: "guardrail", metric: guardrail.metric, variant };
  }
  const lost = gainsOf(definition, evidence).find(({ upper }) => upper < 0);
  const { metric } = definition.primaryMetric;
  return lost && { action: "stop_safety", because: "primary_metric", metric, variant: lost.variant };
};

const brokenDraw = ({ sampleRatio, contamination }: Evidence): StopRule | undefined => {
  if (sampleRatio.isAlarm) return { action: "pause", because: "sample_ratio" };
  return contamination.isAlarm ? { action: "pause", because: "contamination" } : undefined;
};

/**
 * What must happen after a look, whoever looks. Harm and a broken draw act at once, from 150 units on: to stop is not to
 * declare. Futility waits for the plan's days.
 */
export const stopRuleAt = (
  definition: ExperimentDefinition,
  evidence: Evidence,
  acknowledged: readonly MetricName[],
): StopRule => {
  const { day, units } = evidence;
  const { plan } = definition;
  const broken = brokenDraw(evidence);
  // What a broken draw says of harm is worth nothing; the hold stops the flag all the same.
  const harmed = broken !== undefined || units < MIN_UNITS ? undefined : harm(definition, evidence, acknowledged);
  if (harmed?.action === "stop_safety") return harmed;
  if (day >= plan.maxDays) return { action: "stop_futility", because: "max_days" };
  const held = broken ?? harmed;
  if (held !== undefined) return held;
  const isShown = day >= plan.minDays && units >= MIN_UNITS && isFutile(definition, gainsOf(definition, evidence));
  return isShown ? { action: "stop_futility", because: "inside_mde" } : { action: "none" };
};
