import type { Expression, Literal } from "../expression.ts";
import { type Budget, stepLimits } from "./budget.ts";
import type { Model, Node } from "./model.ts";

/**
 * A case in which conditions hold, or that there is none, or that the steps ran out before either was found. `decisive` are
 * the variables that the wanted conditions turned on.
 */
export type Answer =
  | { readonly outcome: "found"; readonly values: ReadonlyMap<string, Literal>; readonly decisive: readonly string[] }
  | { readonly outcome: "none" }
  | { readonly outcome: "undecided" };

/** The value of each variable by its index, or unknown. */
type Case = Int32Array;
const unknown = -1;

type Truth = boolean | undefined;

/** Kleene's logic over a case that is known in part: what is unknown is neither true nor false, unless the rest decides. */
const truthOf = (node: Node, known: Case, budget: Budget): Truth => {
  if (node.kind === "leaf") {
    budget.left -= 1;
    const value = known[node.variable] ?? unknown;
    return value === unknown ? undefined : node.holdsFor[value];
  }
  if (node.kind === "not") {
    const truth = truthOf(node.of, known, budget);
    return truth === undefined ? undefined : !truth;
  }
  const decides = node.kind === "any";
  let isOpen = false;
  for (const part of node.of) {
    const truth = truthOf(part, known, budget);
    if (truth === decides) return decides;
    if (truth === undefined) isOpen = true;
  }
  return isOpen ? undefined : !decides;
};

/** A variable that an undecided condition waits for. */
const awaited = (node: Node, known: Case, budget: Budget): number => {
  if (node.kind === "leaf") return node.variable;
  if (node.kind === "not") return awaited(node.of, known, budget);
  const open = node.of.find((part) => truthOf(part, known, budget) === undefined);
  return open === undefined ? unknown : awaited(open, known, budget);
};

/** The conditions that are still undecided, or undefined when one is false. */
const undecidedOf = (conditions: readonly Node[], known: Case, budget: Budget): readonly Node[] | undefined => {
  const open: Node[] = [];
  for (const condition of conditions) {
    const truth = truthOf(condition, known, budget);
    if (truth === false) return undefined;
    if (truth === undefined) open.push(condition);
  }
  return open;
};

type Search = { readonly model: Model; readonly known: Case; readonly budget: Budget; readonly stopAt: number };

/** Tries the values of one awaited variable after the other; true when all conditions hold, undefined when steps ran out. */
const search = ({ model, known, budget, stopAt }: Search, conditions: readonly Node[], chosen: number[]): Truth => {
  if (budget.left <= stopAt) return undefined;
  const open = undecidedOf(conditions, known, budget);
  if (open === undefined) return false;
  const [first] = open;
  if (first === undefined) return true;
  const variable = awaited(first, known, budget);
  const count = model.variables[variable]?.values.length ?? 0;
  chosen.push(variable);
  for (let value = 0; value < count; value += 1) {
    known[variable] = value;
    const found = search({ model, known, budget, stopAt }, open, chosen);
    if (found !== false) return found;
  }
  known[variable] = unknown;
  chosen.pop();
  return false;
};

/** How many of the variables that were chosen in turn it took until all conditions held. */
const neededFor = (conditions: readonly Node[], chosen: readonly number[], found: Case): number => {
  const known = new Int32Array(found.length).fill(unknown);
  const spare: Budget = { left: 0 };
  const count = chosen.findIndex((variable) => {
    if (conditions.every((condition) => truthOf(condition, known, spare) === true)) return true;
    known[variable] = found[variable] ?? unknown;
    return false;
  });
  return count === -1 ? chosen.length : count;
};

/**
 * Looks for a case in which all `wanted` conditions hold and which there can be by the `laws` of facts. Backtracks over the
 * variables that undecided conditions wait for, so it finds a case whenever there is one; spends at most the steps of one
 * question.
 */
export const solve = (
  model: Model,
  wanted: readonly Expression[],
  laws: readonly Expression[],
  budget: Budget,
): Answer => {
  const known = new Int32Array(model.variables.length).fill(unknown);
  const stopAt = Math.max(0, budget.left - stepLimits.question);
  const nodes = wanted.map(model.nodeOf);
  const chosen: number[] = [];
  const found = search({ model, known, budget, stopAt }, [...nodes, ...laws.map(model.nodeOf)], chosen);
  if (found === undefined) return { outcome: "undecided" };
  if (!found) return { outcome: "none" };
  const assigned = chosen.flatMap((index) => {
    const { name, values } = model.variables[index] ?? { name: "", values: [] };
    const value = values[known[index] ?? unknown];
    return value === undefined ? [] : [[name, value] as const];
  });
  const decisive = assigned.slice(0, neededFor(nodes, chosen, known)).map(([name]) => name);
  return { outcome: "found", values: new Map(assigned), decisive };
};
