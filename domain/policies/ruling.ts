import type { CompiledRule } from "./compiled-policy.ts";
import type { RuleOutcome } from "./policy-document.ts";

/** What the rules grant together, and the rules to name for it, in order. */
export type Ruling = {
  readonly outcome: RuleOutcome & { readonly returnNeeded: boolean };
  readonly named: readonly CompiledRule[];
};

type Reading = { readonly outcome: RuleOutcome; readonly fired: readonly CompiledRule[] };

/**
 * Whether a rule has anything to add. A right given by law is all or nothing: once another rule has judged, none of its
 * terms may leak into that verdict.
 */
const addsSomething = ({ outcome }: CompiledRule, settled: RuleOutcome): boolean =>
  outcome.statutory === true && settled.verdict !== undefined
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
 * Reads the rules from the first to the last. A rule fires when its condition holds and it sets something that none before
 * it has set; the first to set a field sets it for good. `returnNeeded` is what holds when no rule says.
 */
export const ruleOn = (
  rules: readonly CompiledRule[],
  context: Readonly<Record<string, unknown>>,
  returnNeeded: boolean,
): Ruling => {
  const reading = rules.reduce<Reading>(
    (soFar, rule) => (addsSomething(rule, soFar.outcome) && rule.condition.holds(context) ? read(soFar, rule) : soFar),
    { outcome: {}, fired: [] },
  );
  const outcome = { ...reading.outcome, returnNeeded: reading.outcome.returnNeeded ?? returnNeeded };
  return { outcome, named: named(reading, rules.at(-1), outcome.returnNeeded) };
};
