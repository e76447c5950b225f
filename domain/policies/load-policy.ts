import type { CompiledPolicy, CompiledRule, Finding, PolicyProblem } from "./compiled-policy.ts";
import { type CompiledCondition, compileCondition } from "./condition.ts";
import { excess, findingAt, firstOf } from "./document-bounds.ts";
import { documentFindings } from "./document-checks.ts";
import { reasonsOf } from "./market-reasons.ts";
import { PolicyDocument, type PolicyRule } from "./policy-document.ts";
import type { PolicyReferences } from "./policy-references.ts";
import { orderFindings, ruleFindings } from "./rule-checks.ts";
import { environmentFor } from "./vocabulary.ts";
import { WindowName } from "./windows.ts";

/** A policy ready for use, or every problem that was found in it. */
export type LoadedPolicy =
  | { readonly outcome: "loaded"; readonly policy: CompiledPolicy }
  | { readonly outcome: "refused"; readonly problems: readonly PolicyProblem[] };

type Attempt = { readonly rule: PolicyRule; readonly compiled: CompiledCondition };

const shapeFindings = (document: unknown): readonly Finding[] => {
  const { error } = PolicyDocument.safeParse(document);
  return (error?.issues ?? []).map(({ path, message }) => findingAt(document, path, message));
};

const conditionFindings = (attempts: readonly Attempt[]): readonly Finding[] =>
  attempts.flatMap(({ rule, compiled }) =>
    compiled.outcome === "compiled" ? [] : compiled.problems.map((problem) => ({ ruleId: rule.id, reason: problem })),
  );

const compiledRules = (attempts: readonly Attempt[]): readonly CompiledRule[] =>
  attempts.flatMap(({ rule: { when: _, ...rule }, compiled }) =>
    compiled.outcome === "compiled" ? [{ ...rule, condition: compiled.condition }] : [],
  );

/**
 * Reads a policy document and makes its conditions ready, or refuses it with every problem found: a wrong shape, a
 * condition that does not parse or type-check, a code, window, sentence or article that does not exist, rules that cannot fire,
 * no default at the end, an override reason without terms. A document that is too large is refused before it is read. Never
 * throws for bad content.
 */
export const loadPolicy = (document: unknown, file: string, references: PolicyReferences): LoadedPolicy => {
  const refused = (findings: readonly Finding[]): LoadedPolicy => ({
    outcome: "refused",
    problems: firstOf(findings).map((finding) => ({ file, ...finding })),
  });
  const tooLarge = excess(document);
  if (tooLarge !== undefined) return refused([tooLarge]);
  const parsed = PolicyDocument.safeParse(document);
  if (!parsed.success) return refused(shapeFindings(document));

  const { rules, windows } = parsed.data;
  const environment = environmentFor(WindowName.options.filter((name) => windows[name] !== undefined));
  const attempts = rules.map((rule) => ({ rule, compiled: compileCondition(rule.when, environment) }));
  const compiled = compiledRules(attempts);
  const conditions = conditionFindings(attempts);
  const findings = [
    ...documentFindings(parsed.data),
    ...ruleFindings(parsed.data, references),
    ...conditions,
    // Which rules are out of reach is only known once every condition is.
    ...(conditions.length === 0 ? orderFindings(compiled) : []),
  ];
  if (findings.length > 0) return refused(findings);
  return {
    outcome: "loaded",
    policy: {
      document: parsed.data,
      rules: compiled,
      reasons: reasonsOf(references.reasons, parsed.data.reasons ?? []),
      floors: references.floors.get(parsed.data.market) ?? [],
    },
  };
};
