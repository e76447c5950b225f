import type { OverrideTerms, ReturnClocks, ReturnLimits } from "../../kernel/terms.ts";
import { refundableMinor } from "../amounts.ts";
import type { DecisionBasis } from "../basis.ts";
import type { Decision } from "../events/agent.ts";
import type { SettlementCause } from "../outcomes.ts";
import type { Return } from "../return.ts";

type Limits = DecisionBasis["limits"];

type Terms = Pick<Return, "terms">;

/** A deadline of the case's policy that ran out. */
export const clockLimit = ({ terms }: Terms, name: keyof ReturnClocks): Limits => [
  { name: `clocks.${name}`, value: terms.clocks[name] },
];

const amountLimit = ({ terms }: Terms, name: keyof ReturnLimits): Limits => {
  const value = terms.limits[name];
  return value === undefined ? [] : [{ name: `limits.${name}`, value }];
};

/** What a decision of the case rests on, with the limits that it applied. */
export const basisOf = ({ terms }: Terms, limits: Limits = [], facts: DecisionBasis["facts"] = {}): DecisionBasis => ({
  policy: terms.policy,
  ruleIds: terms.explanation.map(({ ruleId }) => ruleId),
  limits,
  facts,
});

/** The seller did not answer: how long there was, and up to which amount that refunds without the goods. */
export const silenceBasis = (state: Return): DecisionBasis =>
  basisOf(state, [...clockLimit(state, "sellerAnswer"), ...amountLimit(state, "sellerSilenceRefundsUpToMinor")], {
    refundableMinor: refundableMinor(state),
  });

const deductionLimits = (state: Terms): Limits => [
  ...amountLimit(state, "restockingFeeMaxPercent"),
  ...amountLimit(state, "diminishedValueMaxPercent"),
];

/** What a settlement rests on, by what led to it. */
export const settlementBasis = (state: Return, because: SettlementCause): DecisionBasis => {
  switch (because) {
    case "seller_silent":
      return silenceBasis(state);
    case "inspected":
      return basisOf(state, deductionLimits(state));
    case "inspection_timeout":
      return basisOf(state, clockLimit(state, "inspection"));
    default:
      return basisOf(state);
  }
};

/** What an agent's decision rests on: the caps of the rank and the limit above which a second person signs, by its reason. */
export const overrideBasis = (state: Return, decision: Decision, override: OverrideTerms): DecisionBasis => {
  const { amountMinor, proposal, decidedBy, compensation } = decision;
  const cap = decidedBy.role === "senior_agent" ? "seniorCapMinor" : "agentCapMinor";
  const named = (name: typeof cap | "secondPersonAboveMinor"): Limits[number] => ({
    name: `overrides.${override.reason}.${name}`,
    value: override[name],
  });
  return basisOf(state, [named(cap), named("secondPersonAboveMinor")], {
    amountMinor,
    proposedMinor: proposal.amountMinor,
    ...(compensation && { compensationMinor: compensation.amountMinor }),
  });
};
