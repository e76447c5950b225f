import type { Guardrail } from "../definition.ts";
import type { CountedUnit } from "../exposed-case.ts";
import { oneSidedWidth } from "./confidence-sequence.ts";
import { type Comparison, type Method, type MetricEvidence, metricEvidence } from "./metric-evidence.ts";

/** Harmed: worse by more than the margin, surely. Harmless: surely not. Everything else is unclear. */
export type GuardrailStanding = "harmed" | "harmless" | "unclear";

/** How much worse a treatment is than control, with the bounds of a one-sided sequence each way. */
export interface GuardrailComparison {
  readonly variant: string;
  readonly worseBy?: { readonly estimate: number; readonly atLeast: number; readonly atMost: number };
  readonly standing: GuardrailStanding;
}

/** What the units say about a guardrail. */
export interface GuardrailEvidence extends Omit<MetricEvidence, "comparisons"> {
  readonly guardrail: Guardrail;
  readonly comparisons: readonly GuardrailComparison[];
}

const compared = (
  { variant, difference }: Comparison,
  { direction, margin }: Guardrail,
  { alpha, rho }: Method,
): GuardrailComparison => {
  if (difference === undefined) return { variant, standing: "unclear" };
  const estimate = direction === "must_not_rise" ? difference.estimate : -difference.estimate;
  const width = oneSidedWidth(difference.se, difference.n, alpha, rho);
  const worseBy = { estimate, atLeast: estimate - width, atMost: estimate + width };
  if (worseBy.atLeast > margin) return { variant, worseBy, standing: "harmed" };
  return { variant, worseBy, standing: worseBy.atMost < margin ? "harmless" : "unclear" };
};

/** Looks at one guardrail. */
export const guardrailEvidence = (
  units: readonly CountedUnit[],
  guardrail: Guardrail,
  method: Method,
): GuardrailEvidence => {
  const { comparisons, ...seen } = metricEvidence(units, guardrail.metric, method);
  return { ...seen, guardrail, comparisons: comparisons.map((one) => compared(one, guardrail, method)) };
};
