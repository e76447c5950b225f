import type { CompiledRule } from "./compiled-policy.ts";
import type { RuleOutcome } from "./policy-document.ts";

/** What the rules grant together, and the rules to name for it, in order. */
export type Ruling = {
  readonly outcome: RuleOutcome & { readonly returnNeeded: boolean };
  readonly named: readonly CompiledRule[];
};

type Reading = { readonly outcome: RuleOutcome; readonly fired: readonly CompiledRule[] };

/**
 * Whether a rule has anything to add. Only the first rule that judges does so: once there is a verdict, the terms of other
 * judging rules belong to judgements that were not made. The default is the exception, for it fills what is left.
 */
const addsSomething = ({ outcome }: CompiledRule, settled: RuleOutcome, isDefault: boolean): boolean =>
  outcome.verdict !== undefined && settled.verdict !== undefined && !isDefault
    ? false
    : Object.keys(outcome).some((field) => !(field in settled));

const read = ({ outcome, fired }: Reading, rule: CompiledRule): Reading => {
  // No evidence may be asked of a buyer who withdraws by law, whatever an earlier rule asked of others.
  const photos = rule.outcome.statutory === true ? { evidencePhotosMin: 0 } : {};
  return { outcome: { ...rule.outcome, ...outcome, ...photos }, fired: [...fired, rule] };
};

const onlyTimes = ({ outcome }: CompiledRule): boolean =>
  Object.keys(outcome).every((field) => field === "refundTiming");

/**
 * The rules to name. What follows a refusal grants nothing any more, the timing by a parcel's scans means nothing where no
 * parcel comes, and the default, which always holds, is worth naming only where it judges.
 */
const named = (
  { outcome, fired }: Reading,
  last: CompiledRule | undefined,
  returnNeeded: boolean,
): readonly CompiledRule[] => {
  const judge = fired.findIndex((rule) => rule.outcome.verdict !== undefined);
  if (outcome.verdict === "decline") return fired.slice(0, judge + 1);
  return fired.filter((rule, index) => index === judge || (rule !== last && (returnNeeded || !onlyTimes(rule))));
};

/**
 * Reads the rules from the first to the last. The first rule with a verdict whose condition holds judges; rules without one
 * add terms, and the first to set a field sets it for good. `returnNeeded` is what holds when no rule says.
 */
export const ruleOn = (
  rules: readonly CompiledRule[],
  context: Readonly<Record<string, unknown>>,
  returnNeeded: boolean,
): Ruling => {
  const last = rules.at(-1);
  const reading = rules.reduce<Reading>(
    (soFar, rule) =>
      addsSomething(rule, soFar.outcome, rule === last) && rule.condition.holds(context) ? read(soFar, rule) : soFar,
    { outcome: {}, fired: [] },
  );
  const outcome = { ...reading.outcome, returnNeeded: reading.outcome.returnNeeded ?? returnNeeded };
  return { outcome, named: named(reading, last, outcome.returnNeeded) };
};
