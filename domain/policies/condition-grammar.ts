import type { ASTNode } from "@marcbachmann/cel-js";
import { codesByFact } from "./vocabulary.ts";

const comparisons = new Set(["==", "!=", "<", "<=", ">", ">="]);

const subset = "conditions only compare facts, with && || ! == != < <= > >= in";

/** The path of a fact, `seller.legalStatus`, or undefined for anything else. */
const pathOf = (node: ASTNode): string | undefined => {
  if (node.op === "id") return node.args;
  if (node.op !== ".") return undefined;
  const parent = pathOf(node.args[0]);
  return parent === undefined ? undefined : `${parent}.${node.args[1]}`;
};

const literalsOf = (node: ASTNode): readonly ASTNode[] => (node.op === "list" ? node.args : [node]);

const operandProblems = (node: ASTNode): readonly string[] => {
  if (pathOf(node) !== undefined) return [];
  if (node.op === "list") return node.args.flatMap(operandProblems);
  if (node.op !== "value") return [`uses ${node.op}: ${subset}`];
  const { args } = node;
  if (typeof args === "number") return [`has the fraction ${args}: amounts and days are whole numbers`];
  return typeof args === "string" || typeof args === "bigint" || typeof args === "boolean"
    ? []
    : [`uses ${args}: ${subset}`];
};

const unknownCodes = (fact: string | undefined, literals: ASTNode): readonly string[] => {
  const known = fact === undefined ? undefined : codesByFact.get(fact);
  if (known === undefined) return [];
  return literalsOf(literals)
    .filter((literal) => literal.op === "value")
    .map(({ args }) => String(args))
    .filter((code) => !known.includes(code))
    .map((code) => `names ${code}, which is no code of ${fact}`);
};

const comparisonProblems = (left: ASTNode, right: ASTNode): readonly string[] => {
  const operands = [...operandProblems(left), ...operandProblems(right)];
  if (operands.length > 0) return operands;
  if (pathOf(left) === undefined && pathOf(right) === undefined) return ["compares two constants"];
  return [...unknownCodes(pathOf(left), right), ...unknownCodes(pathOf(right), left)];
};

/**
 * What is wrong with a condition that parses and type-checks; empty when nothing is.
 *
 * Conditions are held to a subset of CEL without functions, arithmetic and indexing, in which no evaluation can fail,
 * whatever the facts: a policy that loads gives a verdict. Codes that do not exist are found here, since CEL knows texts
 * only.
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
    case "in":
      return comparisonProblems(node.args[0], node.args[1]);
    default:
      return comparisons.has(node.op)
        ? comparisonProblems(...(node.args as [ASTNode, ASTNode]))
        : [`uses ${node.op}: ${subset}`];
  }
};
