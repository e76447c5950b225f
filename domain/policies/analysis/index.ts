import type { CompiledPolicy, Finding, PolicyProblem } from "../compiled-policy.ts";
import { firstOf } from "../document-bounds.ts";
import { wholeBudget } from "./budget.ts";
import { contradictionFindings } from "./contradictions.ts";
import { gapFindings } from "./gaps.ts";
import { missingFactFindings } from "./missing-facts.ts";
import { tooWide } from "./model.ts";
import { questionsAbout } from "./questions.ts";
import { reachabilityFindings } from "./reachability.ts";
import { valuesMax } from "./variables.ts";

const withoutRepeats = (findings: readonly Finding[]): readonly Finding[] => {
  const byText = new Map(findings.map((finding) => [`${finding.ruleId} ${finding.reason}`, finding] as const));
  return [...byText.values()];
};

/** Everything that is found, and the steps that it took. */
export const analysis = (policy: CompiledPolicy): { findings: readonly Finding[]; steps: number } => {
  const budget = wholeBudget();
  const { left } = budget;
  const questions = questionsAbout(policy, budget);
  const widest = tooWide(questions.model);
  if (widest !== undefined) {
    const reason = `rules: tell ${widest.values.length} values of ${widest.name} apart, and at most ${valuesMax} can be checked`;
    return { findings: [{ code: "undecided", reason }], steps: 0 };
  }
  const findings = [
    ...missingFactFindings(policy, budget),
    ...reachabilityFindings(questions),
    ...gapFindings(questions),
    ...contradictionFindings(questions),
  ];
  return { findings: withoutRepeats(findings), steps: left - budget.left };
};

/**
 * What is wrong with the rules of a policy that loads, each with a case that shows it: conditions that could read a missing
 * fact, rules that nothing reaches, cases that no rule foresees, rules that contradict each other. Errors first. Empty for a
 * policy with nothing to say about. For whoever is about to publish a policy; one that is published is not asked again.
 */
export const analysePolicy = (policy: CompiledPolicy): readonly PolicyProblem[] => {
  const { id, version } = policy.document;
  const { findings } = analysis(policy);
  const isWarning = ({ severity }: Finding): boolean => severity === "warning";
  const inOrder = [...findings.filter((finding) => !isWarning(finding)), ...findings.filter(isWarning)];
  return firstOf(inOrder).map((finding) => ({ file: `${id}, version ${version}`, ...finding }));
};
