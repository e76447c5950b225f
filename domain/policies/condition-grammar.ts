import type { ASTNode } from "@marcbachmann/cel-js";
import { conditionLimits } from "./condition-limits.ts";
import { codesByFact } from "./vocabulary.ts";

const orders = new Set(["<", "<=", ">", ">="]);
const comparisons = new Set(["==", "!=", "in", ...orders]);

const subset = "conditions only compare facts, with && || ! == != < <= > >= in";

/** The path of a fact, `seller.legalStatus`, or undefined for anything else. */
export const pathOf = (node: ASTNode): string | undefined => {
  if (node.op === "id") return node.args;
  if (node.op !== ".") return undefined;
  const parent = pathOf(node.args[0]);
  return parent === undefined ? undefined : `${parent}.${node.args[1]}`;
};

/** What a comparison compares its fact with: the elements of a list, or the one literal. */
export const literalsOf = (node: ASTNode): readonly ASTNode[] => (node.op === "list" ? node.args : [node]);

const literalProblems = (value: unknown): readonly string[] => {
  const { textMax } = conditionLimits;
  if (typeof value === "boolean") return [];
  if (typeof value === "number") return [`has the fraction ${value}: amounts and days are whole numbers`];
  if (typeof value === "bigint")
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? [] : ["has a number too large for any amount or number of days"];
  if (typeof value !== "string") return [`uses ${value}: ${subset}`];
  return value.length <= textMax ? [] : [`has a text of ${value.length} characters: a text has at most ${textMax}`];
};

const operandProblems = (node: ASTNode): readonly string[] => {
  if (pathOf(node) !== undefined) return [];
  if (node.op === "list")
    return node.args.length === 0 ? ["has an empty list, in which nothing is"] : node.args.flatMap(elementProblems);
  return node.op === "value" ? literalProblems(node.args) : [`uses ${node.op}: ${subset}`];
};

const elementProblems = (node: ASTNode): readonly string[] => {
  const path = pathOf(node);
  if (path !== undefined) return [`has the fact ${path} in a list: a list holds what a fact is compared with`];
  return node.op === "list" ? ["has a list in a list"] : operandProblems(node);
};

const unknownCodes = (fact: string, literals: ASTNode): readonly string[] => {
  const known = codesByFact.get(fact);
  if (known === undefined) return [];
  return literalsOf(literals)
    .filter((literal) => literal.op === "value")
    .map(({ args }) => String(args))
    .filter((code) => !known.includes(code))
    .map((code) => `names ${code}, which is no code of ${fact}`);
};

const isNumber = ({ op, args }: ASTNode): boolean => op === "value" && typeof args === "bigint";

/** What is wrong with one fact beside one operator beside what it is compared with; `fact` stands left of `in` or not. */
const pairProblems = (op: string, fact: string, other: ASTNode, isLeft: boolean): readonly string[] => {
  if (orders.has(op) && !isNumber(other)) return [`asks which comes first of ${fact}: only numbers have an order`];
  if ((op === "in" && !isLeft) !== (fact === "flags"))
    return [
      fact === "flags" ? 'compares flags as a whole: ask for one, as "final_sale" in flags' : `looks into ${fact}`,
    ];
  return unknownCodes(fact, other);
};

const comparisonProblems = (op: string, left: ASTNode, right: ASTNode): readonly string[] => {
  const operands = [...operandProblems(left), ...operandProblems(right)];
  if (operands.length > 0) return operands;
  const leftPath = pathOf(left);
  const rightPath = pathOf(right);
  if (leftPath !== undefined && rightPath !== undefined)
    return [`compares the facts ${leftPath} and ${rightPath}: a condition compares a fact with what stands in it`];
  if (leftPath !== undefined) return pairProblems(op, leftPath, right, true);
  return rightPath === undefined ? ["compares two constants"] : pairProblems(op, rightPath, left, false);
};

/**
 * What is wrong with a condition that parses and type-checks; empty when nothing is.
 *
 * Conditions are held to a subset of CEL without functions, arithmetic and indexing, in which no evaluation can fail,
 * whatever the facts: a policy that loads gives a verdict. Each comparison is of one fact with literals, which makes every
 * question about conditions decidable (`analysis/`). Codes that do not exist are found here, since CEL knows texts only.
 */
export const conditionProblems = (node: ASTNode): readonly string[] => {
  if (pathOf(node) !== undefined) return [];
  switch (node.op) {
    case "value":
      return typeof node.args === "boolean" ? [] : [`is the constant ${node.args}`];
    case "!_":
      return conditionProblems(node.args);
    case "&&":
    case "||":
      return [...conditionProblems(node.args[0]), ...conditionProblems(node.args[1])];
    default:
      return comparisons.has(node.op)
        ? comparisonProblems(node.op, ...(node.args as [ASTNode, ASTNode]))
        : [`uses ${node.op}: ${subset}`];
  }
};
