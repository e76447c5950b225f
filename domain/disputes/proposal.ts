import type * as z from "zod";
import type { Instant } from "../kernel/instant.ts";
import type { Finding } from "../kernel/reasons.ts";
import { type DecisionLegs, sumOfLegs } from "../ledger/decision-legs.ts";
import { grantableSumMinor, legsThatHold, orderedBeforeMinor, payBuyer } from "./amounts.ts";
import type { Proposal } from "./decision.ts";
import type { Dispute, ProofFacts } from "./dispute.ts";
import { wasHeard, wasSilent } from "./evidence-rounds.ts";
import { otherParty } from "./talk.ts";
import type { TriageRule, TriageRuleId } from "./terms.ts";

/** A rule of triage that ends the dispute, and what is found by it. */
export type ConclusiveProof = {
  readonly rule: z.infer<typeof TriageRule>;
  readonly finding: Finding;
  readonly claimHolds: boolean;
};

type Check = (state: Dispute, proof: ProofFacts, at: Instant) => boolean;

const checks: {
  readonly [R in TriageRuleId]: { readonly applies: Check; readonly finding: Finding; readonly claimHolds: boolean };
} = {
  // Nobody ever scanned the parcel, and it was promised for a day that has passed.
  no_carrier_scan: {
    applies: (_state, { shipped, promisedAt }, at) => !shipped && promisedAt !== undefined && promisedAt < at,
    finding: "DELIVERY_NOT_PROVEN",
    claimHolds: true,
  },
  delivery_proven: {
    applies: (_state, { deliveryProven }) => deliveryProven,
    finding: "DELIVERY_PROVEN",
    claimHolds: false,
  },
  prior_refund_in_full: {
    applies: (state) => state.openedBy === "buyer" && grantableSumMinor(state) === 0,
    finding: "PRIOR_REFUND_FOUND",
    claimHolds: false,
  },
};

/** The first rule of triage whose proof is there, if any. */
export const conclusiveProof = (state: Dispute, proof: ProofFacts, at: Instant): ConclusiveProof | undefined => {
  const rule = state.terms.triage.find(
    ({ ruleId, grounds }) => grounds.includes(state.ground) && checks[ruleId].applies(state, proof, at),
  );
  if (rule === undefined) return undefined;
  const { finding, claimHolds } = checks[rule.ruleId];
  return { rule, finding, claimHolds };
};

/** Whether a decision can still ask for the goods: through the return that was handed over, before anything was paid. */
export const canRequireReturn = ({ returnIsOpen, mayComeBack, returnId, decisions, units }: Dispute): boolean =>
  returnIsOpen &&
  mayComeBack &&
  returnId !== undefined &&
  decisions.length === 0 &&
  units.every(({ paidMinor }) => paidMinor === 0);

/** What may still be paid to the seller: what refunds took from him before, and what this dispute recovered. */
export const sellerPayableMinor = (state: Dispute): number => {
  const legs = legsThatHold(state);
  const taken = orderedBeforeMinor(state) + sumOfLegs(legs, "RECOVER_FROM_SELLER");
  return Math.max(0, taken - sumOfLegs(legs, "PAY_SELLER"));
};

/** What this dispute recovered from the seller and did not give back, in minor units. */
export const recoveredMinor = (state: Dispute): number => {
  const legs = legsThatHold(state);
  return Math.max(0, sumOfLegs(legs, "RECOVER_FROM_SELLER") - sumOfLegs(legs, "PAY_SELLER"));
};

const nothing: DecisionLegs = [{ type: "NO_MONEY" }];

const toSeller = (amountMinor: number): DecisionLegs =>
  amountMinor === 0
    ? nothing
    : [
        { type: "PAY_SELLER", amountMinor },
        { type: "PLATFORM_ABSORBS", amountMinor },
      ];

const toBuyer = (state: Dispute): DecisionLegs => {
  const amountMinor = grantableSumMinor(state);
  const pay = payBuyer(state, amountMinor);
  return pay === undefined ? nothing : [pay, { type: "RECOVER_FROM_SELLER", amountMinor }];
};

const legsFor = (state: Dispute, claimHolds: boolean): DecisionLegs => {
  if (state.openedBy === "seller") return claimHolds ? toSeller(sellerPayableMinor(state)) : nothing;
  // After an appeal sent it back: what was recovered for a claim that does not hold goes back to the seller.
  if (!claimHolds) return toSeller(recoveredMinor(state));
  return state.terms.judging.goodsGoBack && canRequireReturn(state) ? [{ type: "REQUIRE_RETURN" }] : toBuyer(state);
};

/** What conclusive proof leads to. */
export const conclusiveProposal = (state: Dispute, { rule, finding, claimHolds }: ConclusiveProof): Proposal => ({
  legs: [...legsFor(state, claimHolds)],
  findings: [finding],
  rules: [{ ruleId: rule.ruleId, citation: rule.citation }],
});

const isStillOnTime = ({ ground, proof }: Dispute, at: Instant): boolean =>
  ground === "NOT_RECEIVED" && proof?.promisedAt !== undefined && proof.promisedAt >= at;

/** Whether the claim holds on the file: who must show what happened wins only by showing it. Silence admits nothing by itself. */
const claimHoldsOnFile = (state: Dispute, at: Instant): boolean => {
  const { openedBy, terms } = state;
  if (wasSilent(state, openedBy) || isStillOnTime(state, at)) return false;
  return terms.judging.burden === "other" || !wasHeard(state, otherParty(openedBy));
};

const silences = (state: Dispute): readonly Finding[] => [
  ...(wasSilent(state, "buyer") ? (["NO_RESPONSE_BUYER"] as const) : []),
  ...(wasSilent(state, "seller") ? (["NO_RESPONSE_SELLER"] as const) : []),
];

const onFile = (state: Dispute, at: Instant): Proposal => {
  const { judging } = state.terms;
  const claimHolds = claimHoldsOnFile(state, at);
  const refuted: Finding = wasHeard(state, otherParty(state.openedBy)) ? judging.claimRefuted : "INSUFFICIENT_EVIDENCE";
  return {
    legs: [...legsFor(state, claimHolds)],
    findings: [claimHolds ? judging.claimProven : refuted, ...silences(state)],
    rules: [{ ruleId: judging.ruleId, citation: judging.citation }],
  };
};

/** What the engine would decide on the file as it is, with the rules that lead there. Decides nothing. */
export const proposeFor = (state: Dispute, at: Instant): Proposal => {
  const found = state.proof === undefined ? undefined : conclusiveProof(state, state.proof, at);
  return found === undefined ? onFile(state, at) : conclusiveProposal(state, found);
};
