import { type Environment, type ParseResult, serialize } from "@marcbachmann/cel-js";
import { conditionProblems } from "./condition-grammar.ts";
import { exceededLimit } from "./condition-limits.ts";
import { type Expression, expressionOf } from "./expression.ts";

/**
 * A condition made ready once at load. `text` is its one spelling, so that equal conditions look equal; `expression` is its
 * tree, for those who reason about it.
 */
export type Condition = {
  readonly text: string;
  readonly expression: Expression;
  readonly holds: (context: Readonly<Record<string, unknown>>) => boolean;
};

/** A condition, or everything that is wrong with it, each as the end of a sentence about the rule. */
export type CompiledCondition =
  | { readonly outcome: "compiled"; readonly condition: Condition }
  | { readonly outcome: "refused"; readonly problems: readonly string[] };

const refused = (...problems: readonly string[]): CompiledCondition => ({ outcome: "refused", problems });

/** Characters of the library's sentence that are told: it repeats the condition's own words, however long they are. */
const toldMax = 200;

type CelError = Error & { code?: string; summary?: string; range?: { start: number } };

/** The library's sentence with the place in the condition; its longer message draws the source, which fits no table. */
const told = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { summary, range, message } = error as CelError;
  const sentence = (summary ?? message).slice(0, toldMax);
  return `${sentence}${range === undefined ? "" : ` (at character ${range.start + 1})`}`;
};

const parsed = (text: string, environment: Environment): ParseResult | string => {
  try {
    return environment.parse(text);
  } catch (error) {
    return exceededLimit(error as CelError) ?? `does not parse: ${told(error)}`;
  }
};

/** Parses, type-checks and reads a condition in the language of its market. */
export const compileCondition = (text: string, environment: Environment): CompiledCondition => {
  const program = parsed(text, environment);
  if (typeof program === "string") return refused(program);
  const { valid, type, error } = program.check();
  if (!valid) return refused(`does not type-check: ${told(error)}`);
  if (type !== "bool") return refused(`does not type-check: it yields ${type}, not bool`);
  const problems = conditionProblems(program.ast);
  if (problems.length > 0) return refused(...problems);
  return {
    outcome: "compiled",
    condition: {
      text: serialize(program.ast),
      expression: expressionOf(program.ast),
      holds: (context) => program(context) === true,
    },
  };
};
