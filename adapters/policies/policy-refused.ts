import type { PolicyProblem } from "../../domain/policies/index.ts";

const line = ({ file, ruleId, reason }: PolicyProblem): string =>
  ruleId === undefined ? `${file}: ${reason}` : `${file}, rule ${ruleId}: ${reason}`;

/** The system does not start on a policy that is wrong. The message has one line a problem: file, rule and reason. */
export class PolicyRefused extends Error {
  override readonly name = "PolicyRefused";
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly PolicyProblem[]) {
    super(problems.map(line).join("\n"));
    this.problems = problems;
  }
}
