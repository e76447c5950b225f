import { firstRefusal } from "../kernel/refusal.ts";
import type { ExperimentDefinition } from "./definition.ts";
import { narrowedTo } from "./eligibility.ts";
import { type FlagRegistry, ForbiddenSubject } from "./flag-registry.ts";
import { metrics } from "./metrics.ts";
import type { ExperimentRefusal } from "./refusals.ts";

const isForbidden = (subject: string): subject is ForbiddenSubject =>
  ForbiddenSubject.options.some((option) => option === subject);

const flagRefusal = (
  { flag, variants }: ExperimentDefinition,
  registry: FlagRegistry,
): ExperimentRefusal | undefined => {
  const declared = Object.hasOwn(registry, flag) ? registry[flag] : undefined;
  if (declared === undefined)
    return { code: "experiment.flag_not_declared", flag, declared: Object.keys(registry).toSorted() };
  if (isForbidden(declared.varies)) return { code: "experiment.subject_forbidden", flag, subject: declared.varies };
  const unknown = variants.find(({ name }) => !declared.variants.includes(name));
  return unknown && { code: "experiment.variant_unknown", flag, variant: unknown.name, variants: declared.variants };
};

const affirmationRefusal = ({ ethicsCheck }: ExperimentDefinition): ExperimentRefusal | undefined => {
  const missing = ForbiddenSubject.options.filter((subject) => !ethicsCheck.includes(subject));
  return missing.length === 0 ? undefined : { code: "experiment.subjects_not_affirmed", missing };
};

// The mean of euros and won is a number of nothing.
const currencyRefusal = ({
  primaryMetric,
  guardrails,
  eligibility,
}: ExperimentDefinition): ExperimentRefusal | undefined => {
  const used = [primaryMetric, ...guardrails].map(({ metric }) => metric);
  const money = used.find((metric) => metrics[metric].unit === "minor_units");
  if (money === undefined) return undefined;
  const currencies = narrowedTo(eligibility, "currency")?.length ?? 0;
  return currencies === 1 ? undefined : { code: "experiment.currencies_mixed", metric: money };
};

/**
 * Whether an experiment may run at all. It varies only a flag whose declaration says that the flag touches no right, deadline,
 * verdict, point, appeal or notice. Asked when it is submitted, and again when it starts, since declarations change.
 */
export const legalityRefusal = (
  definition: ExperimentDefinition,
  registry: FlagRegistry,
): ExperimentRefusal | undefined =>
  firstRefusal(flagRefusal(definition, registry), affirmationRefusal(definition), currencyRefusal(definition));
