import type { CompiledPolicy, ExampleCase, PolicyProblem } from "../compiled-policy.ts";
import { loadPolicy } from "../load-policy.ts";
import { PolicyDocument } from "../policy-document.ts";
import type { PolicyReferences } from "../policy-references.ts";
import { wholeBudget } from "./budget.ts";
import { exampleOf } from "./example.ts";
import { analysePolicy } from "./index.ts";
import { tooWide } from "./model.ts";
import { judgedBy, questionsAbout } from "./questions.ts";

/** The document with a default that judges whatever no other rule does, under an id that no rule of its own has. */
const withDefault = (document: PolicyDocument): PolicyDocument => {
  const outcome = {
    verdict: "ask_agent",
    outboundShippingRefund: "none",
    refundTiming: "AFTER_INSPECTION",
    commissionReturned: true,
    sellerAdminFeePercent: 0,
  } as const;
  const longest = Math.max(...document.rules.map(({ id }) => id.length));
  const id = `${document.market.toLowerCase()}.${"x".repeat(longest)}`;
  const last = document.rules.at(-1);
  return last === undefined
    ? document
    : { ...document, rules: [...document.rules, { ...last, id, when: "true", outcome }] };
};

const caseForDefault = (policy: CompiledPolicy): ExampleCase | undefined => {
  const questions = questionsAbout(policy, wholeBudget());
  if (tooWide(questions.model) !== undefined) return undefined;
  const answer = questions.ask(judgedBy(...questions.judges.slice(-1)));
  return answer.outcome === "found" ? exampleOf(policy, answer) : undefined;
};

/** A case that no rule judges, of a document whose only fault is that it has no default. */
const unforeseenCase = (document: unknown, references: PolicyReferences): ExampleCase | undefined => {
  const parsed = PolicyDocument.safeParse(document);
  if (!parsed.success) return undefined;
  const loaded = loadPolicy(withDefault(parsed.data), "", references);
  return loaded.outcome === "loaded" ? caseForDefault(loaded.policy) : undefined;
};

/**
 * Everything that is wrong with a document that somebody wants to publish: what keeps it from being loaded, with a case that
 * no rule judges if it has no default; or else what the analysis of its rules finds.
 */
export const draftProblems = (
  document: unknown,
  file: string,
  references: PolicyReferences,
): readonly PolicyProblem[] => {
  const loaded = loadPolicy(document, file, references);
  if (loaded.outcome === "loaded") return analysePolicy(loaded.policy).map((problem) => ({ ...problem, file }));
  return loaded.problems.map((problem) => {
    const example = problem.code === "gap" ? unforeseenCase(document, references) : undefined;
    return { ...problem, ...(example !== undefined && { example }) };
  });
};
