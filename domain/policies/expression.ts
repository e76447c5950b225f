import type { ASTNode } from "@marcbachmann/cel-js";
import { invariant } from "../kernel/invariant.ts";
import { literalsOf, pathOf } from "./condition-grammar.ts";

export type Literal = string | number | boolean;

/**
 * One fact compared with literals. `has` asks whether a list, `flags`, holds the literal; every operator but `in` has
 * exactly one. A fact that is a yes or no by itself is compared with true.
 */
export type Comparison = {
  readonly kind: "comparison";
  readonly fact: string;
  readonly operator: "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "has";
  readonly literals: readonly Literal[];
};

/** A condition as the analysis reads it. `all` of nothing is true and `any` of nothing is false. */
export type Expression =
  | Comparison
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "all" | "any"; readonly of: readonly Expression[] };

export const not = (of: Expression): Expression => ({ kind: "not", of });
export const all = (...of: readonly Expression[]): Expression => ({ kind: "all", of });
export const any = (...of: readonly Expression[]): Expression => ({ kind: "any", of });
export const implies = (premise: Expression, conclusion: Expression): Expression => any(not(premise), conclusion);

export const compared = (
  fact: string,
  operator: Comparison["operator"],
  ...literals: readonly Literal[]
): Comparison => ({
  kind: "comparison",
  fact,
  operator,
  literals,
});

/** That a fact which is a yes or no is a yes. */
export const holds = (fact: string): Comparison => compared(fact, "==", true);

/** The operator that says the same with its sides exchanged. */
const mirrored = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=", in: "has" } as const;

const isOperator = (op: string): op is keyof typeof mirrored => Object.hasOwn(mirrored, op);

const literal = ({ args }: ASTNode): Literal => (typeof args === "bigint" ? Number(args) : (args as Literal));

const comparison = (op: keyof typeof mirrored, left: ASTNode, right: ASTNode): Comparison => {
  const fact = pathOf(left);
  if (fact !== undefined) return compared(fact, op, ...literalsOf(right).map(literal));
  const mirroredFact = pathOf(right);
  invariant(mirroredFact !== undefined, "the grammar lets no comparison of constants through");
  return compared(mirroredFact, mirrored[op], literal(left));
};

/** A chain such as a || b || c leans left in the tree; it is one list of three here. */
const flattened = (kind: "all" | "any", parts: readonly Expression[]): Expression => ({
  kind,
  of: parts.flatMap((part) => (part.kind === kind ? part.of : [part])),
});

/** The tree of a condition that `conditionProblems` found nothing wrong with. */
export const expressionOf = (node: ASTNode): Expression => {
  const fact = pathOf(node);
  if (fact !== undefined) return holds(fact);
  if (node.op === "value") return node.args === true ? all() : any();
  if (node.op === "!_") return not(expressionOf(node.args));
  if (node.op === "&&") return flattened("all", node.args.map(expressionOf));
  if (node.op === "||") return flattened("any", node.args.map(expressionOf));
  invariant(isOperator(node.op), `the grammar lets no ${node.op} through`);
  return comparison(node.op, ...(node.args as [ASTNode, ASTNode]));
};
