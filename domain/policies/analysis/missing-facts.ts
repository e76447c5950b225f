import type { CompiledPolicy, CompiledRule, Finding } from "../compiled-policy.ts";
import { type Expression, holds, not } from "../expression.ts";
import { factNeeds } from "../fact-needs.ts";
import type { Budget } from "./budget.ts";
import { dependenciesOf } from "./dependencies.ts";
import { exampleOf } from "./example.ts";
import { undecided } from "./findings.ts";
import { factsIn, renamed } from "./mentions.ts";
import { modelOf } from "./model.ts";
import { type Answer, solve } from "./solve.ts";
import { copyOf } from "./variables.ts";

type Need = (typeof factNeeds)[number]["needs"];

/** Every way in which some of what a condition needs may be missing, the smallest first. */
const waysToMiss = (needs: readonly Need[]): readonly (readonly Need[])[] =>
  needs.length < 2 ? needs.map((need) => [need]) : [...needs.map((need) => [need]), needs];

const mentionsNone = (law: Expression, facts: ReadonlySet<string>): boolean =>
  ![...factsIn(law)].some((fact) => facts.has(fact));

/** A case without what is `missing`, in which the condition holds or not as one fancies the facts that there are not. */
const turnsOn = (
  policy: CompiledPolicy,
  { condition: { expression } }: CompiledRule,
  needs: readonly Need[],
  missing: readonly Need[],
  budget: Budget,
): Answer => {
  const absent = new Set(factNeeds.filter((need) => missing.includes(need.needs)).map(({ fact }) => fact));
  const fancied = renamed(expression, (fact) => (absent.has(fact) ? copyOf(fact) : fact));
  const wanted = [
    ...needs.map((need) => (missing.includes(need) ? not(holds(need)) : holds(need))),
    expression,
    not(fancied),
  ];
  const laws = dependenciesOf(policy).filter((law) => mentionsNone(law, absent));
  return solve(modelOf([...wanted, ...laws], policy.reasons), wanted, laws, budget);
};

const ofRule = (policy: CompiledPolicy, rule: CompiledRule, budget: Budget): readonly Finding[] => {
  const read = factNeeds.filter(({ fact }) => factsIn(rule.condition.expression).has(fact));
  const needs = [...new Set(read.map((need) => need.needs))];
  for (const missing of waysToMiss(needs)) {
    const answer = turnsOn(policy, rule, needs, missing, budget);
    if (answer.outcome === "undecided") return [undecided(rule.id)];
    if (answer.outcome === "found") {
      const facts = read.filter((need) => missing.includes(need.needs)).map(({ fact }) => fact);
      const reason = `turns on ${facts.join(" and ")} where ${missing.join(" and ")} does not hold, and then there is nothing to read: ask for ${missing.join(" && ")} first`;
      return [{ ruleId: rule.id, code: "missing_fact", reason, example: exampleOf(policy, answer, facts) }];
    }
  }
  return [];
};

/**
 * The conditions that could read a fact which is missing (`fact-needs.ts`): in some case without the fact, the condition
 * holds for one value that one might think in its place and not for another. A condition that asks for `delivered` before
 * it asks how long ago does not, in whatever words it asks.
 */
export const missingFactFindings = (policy: CompiledPolicy, budget: Budget): readonly Finding[] =>
  policy.rules.flatMap((rule) => ofRule(policy, rule, budget));
