import type { Comparison, Expression } from "../expression.ts";

/** Every comparison in a condition, in its order. */
export const comparisonsIn = (expression: Expression): readonly Comparison[] => {
  switch (expression.kind) {
    case "comparison":
      return [expression];
    case "not":
      return comparisonsIn(expression.of);
    default:
      return expression.of.flatMap(comparisonsIn);
  }
};

/** The facts that a condition names. */
export const factsIn = (expression: Expression): ReadonlySet<string> =>
  new Set(comparisonsIn(expression).map(({ fact }) => fact));

/** The condition with its facts called otherwise. */
export const renamed = (expression: Expression, nameOf: (fact: string) => string): Expression => {
  switch (expression.kind) {
    case "comparison":
      return { ...expression, fact: nameOf(expression.fact) };
    case "not":
      return { kind: "not", of: renamed(expression.of, nameOf) };
    default:
      return { kind: expression.kind, of: expression.of.map((part) => renamed(part, nameOf)) };
  }
};
