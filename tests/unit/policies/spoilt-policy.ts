import { policyFiles } from "../../../adapters/policies/documents.ts";
import { policyReferences } from "../../../adapters/policies/policy-references.ts";
import { loadPolicy, PolicyDocument } from "../../../domain/policies/index.ts";

/** The file that the spoilt documents are said to come from. */
export const file = "policies/returns-BR.json";

/** A fresh copy of Brazil's policy that a test may spoil. */
export const brazil = (): PolicyDocument => structuredClone(PolicyDocument.parse(policyFiles.BR.document));

/** Everything that is found wrong with a document. */
export const problemsOf = (document: unknown) => {
  const loaded = loadPolicy(document, file, policyReferences);
  return loaded.outcome === "refused" ? loaded.problems : [];
};

/** Brazil's policy with one more rule in front. */
export const withRule = (rule: object): unknown => {
  const document = brazil();
  const first = {
    id: "br.new",
    when: "delivered",
    outcome: { verdict: "ask_agent" },
    citation: "Platform default",
    article: "how-cases-are-decided#agent-review",
    sentence: "rule.default",
    ...rule,
  };
  return { ...document, rules: [first, ...document.rules] };
};

/** The US policy, which has no window that the law gives. */
export const unitedStates = (): PolicyDocument => structuredClone(PolicyDocument.parse(policyFiles.US.document));
