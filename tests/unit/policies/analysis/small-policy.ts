import { policyReferences } from "../../../../adapters/policies/policy-references.ts";
import {
  analysePolicy,
  type CompiledPolicy,
  loadPolicy,
  type PolicyProblem,
} from "../../../../domain/policies/index.ts";
import type { RuleOutcome } from "../../../../domain/policies/policy-document.ts";
import { unitedStates } from "../spoilt-policy.ts";

/** The name of a rule, its condition and what it grants. */
export type RuleText = readonly [name: string, when: string, outcome: RuleOutcome];

/** A document of the US with these rules before its own default. */
export const documentOf = (rules: readonly RuleText[]) => {
  const document = unitedStates();
  const fallback = document.rules.at(-1);
  if (fallback === undefined) throw new Error("the policy of the US has a default");
  const written = rules.map(([name, when, outcome]) => ({ ...fallback, id: `us.${name}`, when, outcome }));
  return { ...document, rules: [...written, fallback] };
};

/** The policy of such a document; throws when it does not load. */
export const policyOf = (rules: readonly RuleText[]): CompiledPolicy => {
  const loaded = loadPolicy(documentOf(rules), "small.json", policyReferences);
  if (loaded.outcome === "refused") throw new Error(JSON.stringify(loaded.problems));
  return loaded.policy;
};

export const findingsOn = (rules: readonly RuleText[]): readonly PolicyProblem[] => analysePolicy(policyOf(rules));
