import { invariant } from "../../kernel/invariant.ts";
import type { CompiledPolicy, CompiledRule } from "../compiled-policy.ts";
import { all, compared, type Expression, implies, not } from "../expression.ts";
import type { RuleOutcome } from "../policy-document.ts";
import type { Budget } from "./budget.ts";
import { dependenciesOf } from "./dependencies.ts";
import { type Model, modelOf } from "./model.ts";
import { type Answer, solve } from "./solve.ts";

/** A rule with its place in the order. */
export type Placed = { readonly place: number; readonly rule: CompiledRule; readonly when: Expression };

/**
 * The rules of a policy as conditions about one case, as `ruling.ts` reads them: the variable `judge` is the place of the
 * rule that judges it, the first with a verdict whose condition holds.
 */
export type Questions = {
  readonly policy: CompiledPolicy;
  readonly model: Model;
  /** The rules with a verdict, the default last. */
  readonly judges: readonly Placed[];
  /** The rules that only add terms. */
  readonly additions: readonly Placed[];
  readonly ask: (...wanted: readonly Expression[]) => Answer;
};

/** That one of these rules judges the case. */
export const judgedBy = (...rules: readonly Placed[]): Expression =>
  compared("judge", "in", ...rules.map(({ place }) => place));

/** The rule that judges holds, and all before it do not. */
const judgeLaws = (judges: readonly Placed[]): readonly Expression[] =>
  judges.flatMap((judge, index) => [
    implies(judgedBy(judge), judge.when),
    implies(judgedBy(...judges.slice(index + 1)), not(judge.when)),
  ]);

/** That the case gets terms: what is added to a refusal grants nothing. */
export const isGranted = ({ judges }: Questions): Expression =>
  judgedBy(...judges.filter(({ rule }) => rule.outcome.verdict !== "decline"));

/**
 * That no rule before this one has set a field. An addition sets its fields wherever it holds, unless they are set already; a
 * judge does only where it judges.
 */
export const isFree = ({ judges, additions }: Questions, field: keyof RuleOutcome, { place }: Placed): Expression => {
  const sets = ({ place: earlier, rule }: Placed): boolean => earlier < place && rule.outcome[field] !== undefined;
  return all(not(judgedBy(...judges.filter(sets))), ...additions.filter(sets).map(({ when }) => not(when)));
};

/**
 * Makes the questions about a policy askable, all paid from one budget. What is asked is made of comparisons of the policy's
 * own conditions, or of those that are `named` beside them.
 */
export const questionsAbout = (
  policy: CompiledPolicy,
  budget: Budget,
  named: readonly Expression[] = [],
): Questions => {
  const placed = policy.rules.map((rule, place) => ({ place, rule, when: rule.condition.expression }));
  const judges = placed.filter(({ rule }) => rule.outcome.verdict !== undefined);
  invariant(judges.length > 0, "a loaded policy ends with a default that judges");
  const judge = { name: "judge", values: judges.map(({ place }) => place) };
  const order = judgeLaws(judges);
  const laws = dependenciesOf(policy);
  const model = modelOf([...placed.map(({ when }) => when), ...laws, ...named], policy.reasons, [judge]);
  return {
    policy,
    model,
    judges,
    additions: placed.filter(({ rule }) => rule.outcome.verdict === undefined),
    ask: (...wanted) => solve(model, [...wanted, ...order], laws, budget),
  };
};
