import {
  type Evidence,
  type Experiment,
  type Finding,
  findingOf,
  type MetricName,
  metrics,
  smallestP,
  wakeAt,
} from "../../domain/experiments/index.ts";
import type { Gathered } from "./gather-evidence.ts";
import { type ResultsAnswer, SMALL_CELL } from "./results-answer.ts";

type Arm = Evidence["primary"]["arms"][number];
type Bounds = { readonly estimate: number; readonly lower: number; readonly upper: number };

const isSmall = ({ n }: Arm): boolean => n < SMALL_CELL;

const armView = (arm: Arm) => {
  const { variant, n, mean, variance } = arm;
  return isSmall(arm) ? { variant, n: null, mean: null, variance: null } : { variant, n, mean, variance };
};

const measuredView = (metric: MetricName, { arms, isAdjusted }: { arms: readonly Arm[]; isAdjusted: boolean }) => {
  const { unit, definition } = metrics[metric];
  return { metric, unit, definition, isAdjusted, arms: arms.map(armView) };
};

/** Whether a comparison rests on arms that are large enough to be shown: the variant's own and control's. */
const isShown = (arms: readonly Arm[], variant: string): boolean =>
  arms.every((arm, index) => (index === 0 || arm.variant === variant ? !isSmall(arm) : true));

const bounds = (found: Bounds | undefined, shown: boolean) => {
  if (found === undefined || !shown) return null;
  const { estimate, lower, upper } = found;
  return { estimate, lower, upper };
};

const primaryView = ({ definition, lastLook }: Experiment, evidence: Evidence): ResultsAnswer["primary"] => {
  const { primary } = evidence;
  const { metric, direction } = definition.primaryMetric;
  const least = smallestP(evidence, lastLook?.smallestP ?? {});
  return {
    ...measuredView(metric, primary),
    direction,
    comparisons: primary.comparisons.map(({ variant, difference, lift }) => {
      const shown = isShown(primary.arms, variant);
      return {
        variant,
        difference: bounds(difference, shown),
        lift: bounds(lift, shown),
        p: shown ? (least[variant] ?? 1) : 1,
      };
    }),
  };
};

const guardrailView = (seen: Evidence["guardrails"][number]): ResultsAnswer["guardrails"][number] => {
  const { metric, direction, margin, action } = seen.guardrail;
  return {
    ...measuredView(metric, seen),
    direction,
    margin,
    action,
    comparisons: seen.comparisons.map(({ variant, standing, worseBy }) => ({
      variant,
      standing,
      worseBy: worseBy !== undefined && isShown(seen.arms, variant) ? worseBy : null,
    })),
  };
};

type Change = Finding["wouldChange"][number];

const withoutSmallCells = ({ has, ...change }: Change, { guardrails, primary }: Evidence): Change => {
  const { metric, variant } = change;
  const seen = metric === undefined ? primary : guardrails.find(({ guardrail }) => guardrail.metric === metric);
  const shown = variant === undefined || isShown(seen?.arms ?? [], variant);
  return has === undefined || !shown ? change : { ...change, has };
};

/** The results of an experiment at one moment. Numbers of arms so small that they would be those of persons are left out. */
export const resultsView = (state: Experiment, { evidence, isComplete }: Gathered): ResultsAnswer => {
  const { key, status, definition, lastLook } = state;
  const { at, day, units, contamination, sampleRatio } = evidence;
  const { code, variant, wouldChange } = findingOf(definition, evidence);
  return {
    key,
    status,
    at,
    day,
    plan: definition.plan,
    looks: { lastAt: lastLook?.at ?? null, nextAt: wakeAt(state) ?? null },
    isComplete,
    units,
    arms: definition.variants.map(({ name, weight }, index) => ({
      variant: name,
      weight,
      units: evidence.arms[index]?.units ?? 0,
    })),
    primary: primaryView(state, evidence),
    guardrails: evidence.guardrails.map(guardrailView),
    sampleRatio: {
      p: sampleRatio.p,
      chiSquareP: sampleRatio.chiSquareP ?? null,
      isAlarm: sampleRatio.isAlarm,
      days: [...sampleRatio.days],
    },
    contamination,
    finding: {
      code: code ?? null,
      variant: variant ?? null,
      wouldChange: wouldChange.map((change) => withoutSmallCells(change, evidence)),
    },
  };
};
