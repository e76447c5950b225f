import { invariant } from "../../kernel/invariant.ts";
import type { BuyerReason } from "../../kernel/reasons.ts";
import type { Comparison, Expression, Literal } from "../expression.ts";
import type { ReasonDefaults } from "../reason-catalogue.ts";
import { comparisonsIn } from "./mentions.ts";
import { isTrueOf, type Variable, valuesMax, variableOf, variablesOf } from "./variables.ts";

/** A condition over variables: a leaf says for each value of its variable whether it holds. */
export type Node =
  | { readonly kind: "leaf"; readonly variable: number; readonly holdsFor: readonly boolean[] }
  | { readonly kind: "not"; readonly of: Node }
  | { readonly kind: "all" | "any"; readonly of: readonly Node[] };

/** The cases that conditions tell apart, and these conditions over them. */
export type Model = { readonly variables: readonly Variable[]; readonly nodeOf: (expression: Expression) => Node };

/** The variable that has more values than can be gone through, if there is one. */
export const tooWide = ({ variables }: Model): Variable | undefined =>
  variables.find(({ values }) => values.length > valuesMax);

/**
 * The model of all conditions that will be asked about, and of variables that no fact stands behind. `nodeOf` takes these
 * conditions and any made of their comparisons.
 */
export const modelOf = (
  expressions: readonly Expression[],
  reasons: ReadonlyMap<BuyerReason, ReasonDefaults>,
  others: readonly Variable[] = [],
): Model => {
  const named = new Set(others.map(({ name }) => name));
  const comparisons = expressions.flatMap(comparisonsIn).filter((comparison) => !named.has(variableOf(comparison)));
  const variables = [...others, ...variablesOf(comparisons, reasons)];
  const indexes = new Map(variables.map(({ name }, index) => [name, index]));
  const leaves = new Map<string, Node>();
  const nodes = new Map<Expression, Node>();

  const leafOf = (comparison: Comparison): Node => {
    const key = JSON.stringify(comparison);
    const known = leaves.get(key);
    if (known !== undefined) return known;
    const variable = indexes.get(variableOf(comparison));
    invariant(variable !== undefined, `${comparison.fact} is a fact of the model`);
    const values: readonly Literal[] = variables[variable]?.values ?? [];
    const leaf: Node = {
      kind: "leaf",
      variable,
      holdsFor: values.map((value) => isTrueOf(comparison, value, reasons)),
    };
    leaves.set(key, leaf);
    return leaf;
  };

  const nodeOf = (expression: Expression): Node => {
    const known = nodes.get(expression);
    if (known !== undefined) return known;
    const node: Node =
      expression.kind === "comparison"
        ? leafOf(expression)
        : expression.kind === "not"
          ? { kind: "not", of: nodeOf(expression.of) }
          : { kind: expression.kind, of: expression.of.map(nodeOf) };
    nodes.set(expression, node);
    return node;
  };
  return { variables, nodeOf };
};
