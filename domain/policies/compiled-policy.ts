import type { BuyerReason } from "../kernel/reasons.ts";
import type { Condition } from "./condition.ts";
import type { Floor } from "./floors/floor.ts";
import type { PolicyDocument, PolicyRule } from "./policy-document.ts";
import type { ReasonDefaults } from "./reason-catalogue.ts";

/** A rule whose condition is ready to be asked. */
export type CompiledRule = Omit<PolicyRule, "when"> & { readonly condition: Condition };

/** A policy that passed every check at load; `evaluateRequest` gives a verdict for any facts. */
export type CompiledPolicy = {
  readonly document: PolicyDocument;
  readonly rules: readonly CompiledRule[];
  readonly reasons: ReadonlyMap<BuyerReason, ReasonDefaults>;
  /** What the law of the market gives whatever the policy says. */
  readonly floors: readonly Floor[];
};

/** One thing that keeps a policy from being loaded: which file, which rule if it is one rule's fault, and why. */
export type PolicyProblem = { readonly file: string; readonly ruleId?: string; readonly reason: string };

/** A problem before its file is known. */
export type Finding = Omit<PolicyProblem, "file">;
