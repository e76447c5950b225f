import * as z from "zod";
import { type ExperimentDefinition, MIN_UNITS } from "./definition.ts";
import type { MetricName } from "./metrics.ts";
import { CONTAMINATION_ALARM, type Evidence } from "./statistics/evidence.ts";
import type { Comparison } from "./statistics/metric-evidence.ts";
import { SAMPLE_RATIO_ALARM } from "./statistics/sample-ratio.ts";

/**
 * What an experiment came to. SHIP: better, and every guardrail is surely unharmed. SHIP_PARTIAL: better, but a guardrail cannot
 * be called unharmed yet, so that it goes out to a part and is watched. NO_EFFECT: none that matters was shown. ABANDONED: given
 * up before anything could be said.
 */
export const DecisionCode = z.enum([
  "SHIP",
  "SHIP_PARTIAL",
  "NO_EFFECT",
  "HARM",
  "INVALID_SRM",
  "INVALID_CONTAMINATION",
  "ABANDONED",
]);
export type DecisionCode = z.infer<typeof DecisionCode>;

/** What would have to be otherwise for another code, as numbers to compare. */
export interface Change {
  readonly what:
    | "days"
    | "units"
    | "contamination_share"
    | "sample_ratio_p"
    | "primary_interval"
    | "guardrail_bound"
    | "days_left";
  readonly needs: number;
  /** Absent while it cannot be told. */
  readonly has?: number;
  readonly variant?: string;
  readonly metric?: MetricName;
}

/** What the evidence says: a code with the variant that it speaks of, or that it is too early; and what would change it. */
export interface Finding {
  readonly code?: DecisionCode;
  readonly variant?: string;
  readonly wouldChange: readonly Change[];
}

const tooEarly = ({ plan }: ExperimentDefinition, { day, units }: Evidence): readonly Change[] => [
  ...(day < plan.minDays ? [{ what: "days" as const, needs: plan.minDays, has: day }] : []),
  ...(units < MIN_UNITS ? [{ what: "units" as const, needs: MIN_UNITS, has: units }] : []),
];

/** The difference turned so that more is better. */
const gainOf = ({ difference }: Comparison, { primaryMetric }: ExperimentDefinition) => {
  if (difference === undefined) return undefined;
  return primaryMetric.direction === "increase"
    ? { estimate: difference.estimate, lower: difference.lower, upper: difference.upper }
    : { estimate: -difference.estimate, lower: -difference.upper, upper: -difference.lower };
};

type Gain = NonNullable<ReturnType<typeof gainOf>> & { readonly variant: string };

/** What every treatment gained, the most first; treatments that cannot be told yet are left out. */
export const gainsOf = (definition: ExperimentDefinition, { primary }: Evidence): readonly Gain[] =>
  primary.comparisons
    .flatMap((comparison) => {
      const gain = gainOf(comparison, definition);
      return gain === undefined ? [] : [{ variant: comparison.variant, ...gain }];
    })
    .toSorted((a, b) => b.estimate - a.estimate);

/** The guardrails that a treatment has harmed, surely. */
export const harmedBy = ({ guardrails }: Evidence, variant?: string) =>
  guardrails.flatMap(({ guardrail, comparisons }) =>
    comparisons.flatMap(({ standing, worseBy, variant: met }) =>
      standing === "harmed" && worseBy !== undefined && (variant === undefined || met === variant)
        ? [{ guardrail, variant: met, worseBy }]
        : [],
    ),
  );

const openGuardrails = ({ guardrails }: Evidence, variant: string): readonly Change[] =>
  guardrails.flatMap(({ guardrail, comparisons }) =>
    comparisons
      .filter((one) => one.variant === variant && one.standing !== "harmless")
      .map(({ worseBy }) => ({
        what: "guardrail_bound" as const,
        needs: guardrail.margin,
        ...(worseBy === undefined ? {} : { has: worseBy.atMost }),
        variant,
        metric: guardrail.metric,
      })),
  );

const invalid = ({ contamination, sampleRatio }: Evidence): Finding | undefined => {
  if (contamination.isAlarm)
    return {
      code: "INVALID_CONTAMINATION",
      wouldChange: [{ what: "contamination_share", needs: CONTAMINATION_ALARM, has: contamination.share }],
    };
  return sampleRatio.isAlarm
    ? { code: "INVALID_SRM", wouldChange: [{ what: "sample_ratio_p", needs: SAMPLE_RATIO_ALARM, has: sampleRatio.p }] }
    : undefined;
};

const harm = (evidence: Evidence, gains: readonly Gain[]): Finding | undefined => {
  const [harmed] = harmedBy(evidence);
  if (harmed !== undefined) {
    const { variant, guardrail, worseBy } = harmed;
    const { margin: needs, metric } = guardrail;
    return {
      code: "HARM",
      variant,
      wouldChange: [{ what: "guardrail_bound", needs, has: worseBy.atLeast, variant, metric }],
    };
  }
  const lost = gains.find(({ upper }) => upper < 0);
  if (lost === undefined) return undefined;
  const { variant, upper: has } = lost;
  return { code: "HARM", variant, wouldChange: [{ what: "primary_interval", needs: 0, has, variant }] };
};

/** Whether every treatment's interval lies within what would matter, and none is surely better. */
export const isFutile = ({ plan, variants }: ExperimentDefinition, gains: readonly Gain[]): boolean =>
  gains.length === variants.length - 1 &&
  gains.every(({ lower, upper }) => lower > -plan.mde && lower <= 0 && upper < plan.mde);

const undecided = (definition: ExperimentDefinition, { day }: Evidence, gains: readonly Gain[]): Finding => {
  const { plan } = definition;
  const wouldChange: readonly Change[] = [
    ...gains.map(({ variant, lower }) => ({ what: "primary_interval" as const, needs: 0, has: lower, variant })),
    { what: "days_left", needs: 0, has: Math.max(0, plan.maxDays - day) },
  ];
  return isFutile(definition, gains) || day >= plan.maxDays ? { code: "NO_EFFECT", wouldChange } : { wouldChange };
};

/**
 * What an experiment has come to, or what is missing to say so. Nothing is declared before the plan's days and 150 units; an
 * experiment whose draw or whose units are broken says nothing else.
 */
export const findingOf = (definition: ExperimentDefinition, evidence: Evidence): Finding => {
  const early = tooEarly(definition, evidence);
  if (early.length > 0) {
    const isOver = evidence.day >= definition.plan.maxDays;
    return isOver ? { code: "ABANDONED", wouldChange: early } : { wouldChange: early };
  }
  const broken = invalid(evidence);
  if (broken !== undefined) return broken;
  const gains = gainsOf(definition, evidence);
  const best = gains.find(({ lower, variant }) => lower > 0 && harmedBy(evidence, variant).length === 0);
  if (best === undefined) return harm(evidence, gains) ?? undecided(definition, evidence, gains);
  const open = openGuardrails(evidence, best.variant);
  return { code: open.length === 0 ? "SHIP" : "SHIP_PARTIAL", variant: best.variant, wouldChange: open };
};
