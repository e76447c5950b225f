import type { CompiledPolicy, ConditionFacts } from "../../../../domain/policies/index.ts";
import { ruleOn } from "../../../../domain/policies/ruling.ts";
import { celContext } from "../../../../domain/policies/vocabulary.ts";

/** Which rules hold in a case, which of them judges, and what the case is granted. */
export const readingOf = (policy: CompiledPolicy, facts: ConditionFacts) => {
  const context = celContext(facts);
  const holding = policy.rules.filter(({ condition }) => condition.holds(context)).map(({ id }) => id);
  const judge = policy.rules.find(({ id, outcome }) => outcome.verdict !== undefined && holding.includes(id))?.id;
  return { holding, judge, outcome: ruleOn(policy.rules, context, true).outcome };
};
