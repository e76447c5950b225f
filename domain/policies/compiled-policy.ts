import type { BuyerReason } from "../kernel/reasons.ts";
import type { Condition } from "./condition.ts";
import type { ConditionFacts } from "./condition-facts.ts";
import type { Floor } from "./floors/floor.ts";
import type { PolicyDocument, PolicyRule } from "./policy-document.ts";
import type { ReasonDefaults } from "./reason-catalogue.ts";

/** A rule whose condition is ready to be asked. */
export type CompiledRule = Omit<PolicyRule, "when"> & { readonly condition: Condition };

/** A policy that passed every check at load; `evaluateRequest` gives a verdict for any facts. */
export type CompiledPolicy = {
  readonly document: PolicyDocument;
  /** Names the content of the document for good; whoever read it from where it is kept knows it. */
  readonly contentHash?: string;
  readonly rules: readonly CompiledRule[];
  readonly reasons: ReadonlyMap<BuyerReason, ReasonDefaults>;
  /** What the law of the market gives whatever the policy says. */
  readonly floors: readonly Floor[];
};

/**
 * A case that shows a problem. `facts` is the whole of it, as conditions read it; `telling` names the facts that bring the
 * problem about, the others being as they are by themselves.
 */
export type ExampleCase = { readonly facts: ConditionFacts; readonly telling: readonly string[] };

/** What the analysis of conditions finds, by kind, and `floor` for less than the law gives; problems of other checks have none. */
export type FindingCode = "missing_fact" | "unreachable" | "gap" | "contradiction" | "undecided" | "floor";

/**
 * One thing that is wrong with a policy: which file, which rule if it is one rule's fault, why, and a case that shows it where
 * there can be one. A `warning` is worth a look and refuses nothing; everything else is an error, which does.
 */
export type PolicyProblem = {
  readonly file: string;
  readonly ruleId?: string;
  readonly reason: string;
  readonly code?: FindingCode;
  readonly severity?: "error" | "warning";
  readonly example?: ExampleCase;
};

/** A problem before its file is known. */
export type Finding = Omit<PolicyProblem, "file">;
