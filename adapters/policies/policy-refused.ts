import type { ExampleCase, PolicyProblem } from "../../domain/policies/index.ts";

const at = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((inner, name) => (inner as Readonly<Record<string, unknown>> | undefined)?.[name], value);

const fact = (facts: ExampleCase["facts"], path: string): string => {
  const value = at(facts, path);
  return `${path} ${Array.isArray(value) ? `[${value.join(", ")}]` : JSON.stringify(value)}`;
};

const example = ({ facts, telling }: ExampleCase): string => telling.map((path) => fact(facts, path)).join(", ");

const line = ({ file, ruleId, reason, severity, example: shown }: PolicyProblem): string =>
  [
    ruleId === undefined ? file : `${file}, rule ${ruleId}`,
    severity === "warning" ? ": warning: " : ": ",
    reason,
    ...(shown === undefined ? [] : [` (for example: ${example(shown)})`]),
  ].join("");

/**
 * The system does not start on a policy that is wrong, and none is published. The message has one line a problem: file, rule,
 * reason, and the facts of a case that shows it.
 */
export class PolicyRefused extends Error {
  override readonly name = "PolicyRefused";
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly PolicyProblem[]) {
    super(problems.map(line).join("\n"));
    this.problems = problems;
  }
}
