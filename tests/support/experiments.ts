import type { Candidate, CandidateFacts } from "../../domain/experiments/index.ts";
import { ExperimentDefinition } from "../../domain/experiments/index.ts";

/** What an author may write, with every check passed; `parts` replace members. */
export const definitionWith = (
  parts: Partial<Record<keyof ExperimentDefinition, unknown>> = {},
): ExperimentDefinition =>
  ExperimentDefinition.parse({
    flag: "partial_offer",
    salt: "s1",
    unit: "CASE",
    layer: { name: "resolution", from: 0, to: 10_000 },
    variants: [
      { name: "straight_to_return", weight: 5_000 },
      { name: "offer_first", weight: 5_000 },
    ],
    coverage: 10_000,
    eligibility: [{ fact: "market", oneOf: ["BR"] }],
    primaryMetric: { metric: "hours_to_resolution", direction: "decrease" },
    guardrails: [
      { metric: "escalated", direction: "must_not_rise", margin: 0.05, action: "stop" },
      { metric: "csat", direction: "must_not_fall", margin: 0.5, action: "pause" },
    ],
    plan: { alpha: 0.05, power: 0.8, mde: 6, nStar: 5_000, minDays: 7, maxDays: 42 },
    ethicsCheck: [
      "statutory_rights",
      "deadlines",
      "who_is_right",
      "severity_or_points",
      "appeal_access",
      "legal_notice_language",
    ],
    ...parts,
  });

/** Facts that the definition's eligibility takes in. */
export const candidateFacts: CandidateFacts = {
  market: "BR",
  currency: "BRL",
  reasons: ["DEFECTIVE"],
  categories: ["electronics"],
  valueMinor: 12_000,
  fault: "seller",
  verdict: "approve",
  buyerKind: "consumer",
  sellerLegalStatus: "trader",
  sellerId: "seller-1",
  statutory: false,
};

/** A case with these ids; the buyer is one whom the global holdout leaves in. */
export const candidateOf = (
  caseId: string,
  { facts, ...ids }: Partial<Omit<Candidate, "facts">> & { readonly facts?: Partial<CandidateFacts> } = {},
): Candidate => ({
  caseId,
  orderId: `order-of-${caseId}`,
  buyerId: "buyer-1",
  sellerId: "seller-1",
  ...ids,
  facts: { ...candidateFacts, ...facts },
});
