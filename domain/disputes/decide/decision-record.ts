import type * as z from "zod";
import type { Actor } from "../../kernel/actor.ts";
import { canonicalJson } from "../../kernel/canonical-json.ts";
import type { CitedRule } from "../../kernel/cited-rule.ts";
import type { DecisionId, TextId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { Finding, OverrideReason } from "../../kernel/reasons.ts";
import type { DecisionLegs } from "../../ledger/decision-legs.ts";
import { unitText } from "../../ledger/unit-key.ts";
import { grantableSumMinor, orderedBeforeMinor, orderedMinor } from "../amounts.ts";
import type { DisputeDecision, Proposal } from "../decision.ts";
import type { Dispute } from "../dispute.ts";
import { roundsOf, wasHeard, wasSilent } from "../evidence-rounds.ts";

/** What a decision is made of. */
export type Deciding = {
  readonly decisionId: DecisionId;
  readonly legs: DecisionLegs;
  readonly findings: readonly Finding[];
  readonly rules: readonly z.infer<typeof CitedRule>[];
  readonly proposal: Proposal;
  readonly overrideReason?: OverrideReason | undefined;
  readonly decidedBy: Actor;
  readonly at: Instant;
  readonly textId?: TextId | undefined;
};

// Units that get nothing say nothing, and the order of legs means nothing.
const comparable = (legs: DecisionLegs): string =>
  canonicalJson(
    legs
      .map((leg) =>
        leg.type === "PAY_BUYER"
          ? {
              ...leg,
              units: leg.units
                .filter(({ amountMinor }) => amountMinor > 0)
                .toSorted((one, other) => (unitText(one) < unitText(other) ? -1 : 1)),
            }
          : leg,
      )
      .toSorted((one, other) => (one.type < other.type ? -1 : 1)),
  );

/** In what a decision differs from what the engine proposed. */
export const differencesOf = (
  { legs, findings }: Pick<Deciding, "legs" | "findings">,
  proposal: Proposal,
): DisputeDecision["differsIn"] => {
  const isSameFindings =
    canonicalJson([...new Set(findings)].toSorted()) === canonicalJson([...new Set(proposal.findings)].toSorted());
  return [
    ...(comparable(legs) === comparable(proposal.legs) ? [] : (["legs"] as const)),
    ...(isSameFindings ? [] : (["findings"] as const)),
  ];
};

/** What a decision was taken on: amounts in minor units and counts, by name. */
const factsOf = (state: Dispute): DisputeDecision["facts"] => ({
  grantableMinor: grantableSumMinor(state),
  orderedBeforeMinor: orderedBeforeMinor(state),
  orderedMinor: orderedMinor(state),
  shipped: state.proof?.shipped ?? false,
  deliveryProven: state.proof?.deliveryProven ?? false,
  buyerRounds: roundsOf(state, "buyer"),
  sellerRounds: roundsOf(state, "seller"),
  buyerHeard: wasHeard(state, "buyer"),
  sellerHeard: wasHeard(state, "seller"),
  buyerSilent: wasSilent(state, "buyer"),
  sellerSilent: wasSilent(state, "seller"),
});

/** The record of a decision as it is taken in the dispute as it stands. */
export const decisionFrom = (state: Dispute, deciding: Deciding): DisputeDecision => {
  const { decisionId, legs, findings, rules, proposal, overrideReason, decidedBy, at, textId } = deciding;
  const differsIn = differencesOf(deciding, proposal);
  return {
    decisionId,
    legs: [...legs],
    findings: [...findings],
    rules: [...rules],
    policy: state.terms.policy,
    proposal,
    differsIn,
    ...(overrideReason === undefined || differsIn.length === 0 ? {} : { overrideReason }),
    decidedBy,
    automatic: false,
    decidedAt: at,
    facts: factsOf(state),
    ...(textId === undefined ? {} : { textId }),
  };
};
