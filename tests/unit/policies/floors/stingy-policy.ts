import { policyReferences } from "../../../../adapters/policies/policy-references.ts";
import type { ReturnTerms } from "../../../../domain/kernel/terms.ts";
import {
  type CompiledPolicy,
  evaluateRequest,
  loadPolicy,
  type Market,
  type PolicyDocument,
  type RequestFacts,
} from "../../../../domain/policies/index.ts";
import { unitedStates } from "../spoilt-policy.ts";
import { allFloors, calendarOfFloor } from "./all-floors.ts";

type Outcome = PolicyDocument["rules"][number]["outcome"];

/** As little as a policy can give. */
const nothing: Outcome = {
  verdict: "decline",
  returnShippingPayer: "buyer",
  outboundShippingRefund: "none",
  refundTiming: "AFTER_INSPECTION",
  commissionReturned: true,
  sellerAdminFeePercent: 0,
};

/**
 * A policy that gives what one rule says and else nothing, made of that of the US, where no law stands against it, and put
 * under the floors of a jurisdiction: what comes out beyond the rule is what the law adds.
 */
export const stingyPolicy = (jurisdiction: string, outcome: Partial<Outcome> = {}): CompiledPolicy => {
  const document = unitedStates();
  const last = document.rules.at(-1);
  const limits = { ...document.limits, restockingFeeMaxPercent: 100, diminishedValueMaxPercent: 100 };
  const rules = [{ ...last, outcome: { ...nothing, ...outcome } }];
  const aDay = { length: { calendarDays: 1 }, lastDay: "as_counted", citation: "As little as possible" } as const;
  const windows = { changeOfMind: aDay, notAsDescribed: aDay, notReceived: aDay };
  const loaded = loadPolicy({ ...document, windows, limits, rules }, "stingy", policyReferences);
  if (loaded.outcome === "refused") throw new Error(JSON.stringify(loaded.problems));
  const floors = allFloors.filter(({ id }) => id.startsWith(`floor.${jurisdiction.toLowerCase()}.`));
  return { ...loaded.policy, document: { ...loaded.policy.document, market: jurisdiction as Market }, floors };
};

/** What a policy and its floors make of a request. */
export const termsUnder = (policy: CompiledPolicy, facts: RequestFacts): ReturnTerms =>
  evaluateRequest(policy, facts, calendarOfFloor({ id: `floor.${policy.document.market.toLowerCase()}.any` })).terms;

/** What the law of a jurisdiction makes of a request under a policy that gives what one rule says. */
export const underFloors = (jurisdiction: string, facts: RequestFacts, outcome: Partial<Outcome> = {}): ReturnTerms =>
  termsUnder(stingyPolicy(jurisdiction, outcome), facts);
