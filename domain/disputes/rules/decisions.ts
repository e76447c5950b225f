import type { Actor, ActorRole } from "../../kernel/actor.ts";
import type { Finding, OverrideReason } from "../../kernel/reasons.ts";
import type { OverrideTerms } from "../../kernel/terms.ts";
import { amountAtStake, type DecisionLegs, type LegType } from "../../ledger/decision-legs.ts";
import { grantableSumMinor } from "../amounts.ts";
import type { DisputeDecision } from "../decision.ts";
import type { Dispute } from "../dispute.ts";
import { decisionHashOf } from "../payload.ts";
import type { DisputeRefusal } from "../refusals.ts";

const opposites: readonly (readonly [Finding, Finding])[] = [
  ["DELIVERY_PROVEN", "DELIVERY_NOT_PROVEN"],
  ["ITEM_DIFFERS", "ITEM_MATCHES"],
  ["VALUE_AFFECTED_SIGNIFICANTLY", "VALUE_UNAFFECTED"],
  ["RETURN_PROVEN", "RETURN_NOT_PROVEN"],
];

/** Nothing is found to be so and not so. */
export const findingsAgree = (findings: readonly Finding[]): DisputeRefusal | undefined => {
  const found = opposites.find((pair) => pair.every((finding) => findings.includes(finding)));
  return found === undefined ? undefined : { code: "dispute.findings_contradict", findings: found };
};

/** Whoever departs from the proposal says by which rule; along the proposal its own rules stand. */
export const ruleIsCited = (
  { rules }: { readonly rules: readonly unknown[] },
  differsIn: DisputeDecision["differsIn"],
): DisputeRefusal | undefined =>
  differsIn.length > 0 && rules.length === 0 ? { code: "dispute.rule_missing" } : undefined;

/** What was sent back after an appeal is decided by somebody who never decided or confirmed it before. */
export const isNewDecider = ({ decisions }: Dispute, { id }: Actor): DisputeRefusal | undefined => {
  const before = decisions.find(({ decidedBy, confirmedBy }) => decidedBy.id === id || confirmedBy?.id === id);
  return before === undefined ? undefined : { code: "dispute.earlier_decider", decisionId: before.decisionId };
};

/** The policy's terms for a reason. */
export const overrideTermsOf = ({ terms }: Dispute, reason: OverrideReason | undefined): OverrideTerms | undefined =>
  terms.overrides.find((override) => override.reason === reason);

/** Who departs from the proposal gives a reason that the policy lets agents give. */
export const departureIsExplained = (
  state: Dispute,
  differsIn: DisputeDecision["differsIn"],
  reason: OverrideReason | undefined,
): DisputeRefusal | undefined => {
  if (differsIn.length === 0) return undefined;
  if (reason === undefined) return { code: "dispute.override_reason_missing", differsIn };
  const allowed = state.terms.overrides.map((override) => override.reason);
  return allowed.includes(reason) ? undefined : { code: "dispute.override_reason_not_allowed", reason, allowed };
};

const legOfPayer = { seller: "RECOVER_FROM_SELLER", platform: "PLATFORM_ABSORBS", carrier: "CLAIM_CARRIER" } as const;

/** The legs that may fund a decision for a reason: as the policy says who pays; goodwill is the platform's own. */
export const fundingLegs = ({ reason, payers }: OverrideTerms): readonly LegType[] =>
  reason === "GOODWILL"
    ? ["PLATFORM_ABSORBS"]
    : payers.flatMap((payer) => (payer === "buyer" ? [] : [legOfPayer[payer]]));

/** Nobody is charged whom the reason does not let be charged. */
export const payersFit = (legs: DecisionLegs, override: OverrideTerms | undefined): DisputeRefusal | undefined => {
  if (override === undefined) return undefined;
  const allowed = fundingLegs(override);
  const funding: readonly LegType[] = Object.values(legOfPayer);
  const strange = legs.find(({ type }) => funding.includes(type) && !allowed.includes(type));
  return strange === undefined ? undefined : { code: "dispute.payer_not_allowed", leg: strange.type, allowed };
};

/** What a decision is about, in minor units: what it gives, or all that the return may refund where the goods come back first. */
export const decidedMinor = (state: Dispute, legs: DecisionLegs): number =>
  legs.some(({ type }) => type === "REQUIRE_RETURN") ? grantableSumMinor(state) : amountAtStake(legs);

type Caps = Pick<OverrideTerms, "agentCapMinor" | "seniorCapMinor" | "secondPersonAboveMinor">;

/** The caps that a decision is under: those of its reason, or those for following the proposal. */
export const capsOf = ({ terms }: Dispute, override: OverrideTerms | undefined): Caps => override ?? terms.limits;

/** The money is inside what the rank may give. */
export const capCovers = (
  state: Dispute,
  role: ActorRole,
  legs: DecisionLegs,
  caps: Caps,
): DisputeRefusal | undefined => {
  const capMinor = role === "senior_agent" ? caps.seniorCapMinor : caps.agentCapMinor;
  const amountMinor = decidedMinor(state, legs);
  return amountMinor <= capMinor
    ? undefined
    : { code: "dispute.cap_exceeded", capMinor, amountMinor, currency: state.currency };
};

/** It is this decision that waits. */
export const isThePending = ({ pending }: Dispute, decisionId: string): DisputeRefusal | undefined =>
  pending?.decision.decisionId === decisionId ? undefined : { code: "dispute.decision_not_pending", decisionId };

/** The second person is another person, and none who decided before. */
export const isAnotherPerson = (state: Dispute, actor: Actor): DisputeRefusal | undefined => {
  const { decision } = state.pending ?? {};
  return decision?.decidedBy.id === actor.id
    ? { code: "dispute.same_person", decisionId: decision.decisionId }
    : isNewDecider(state, actor);
};

/** What the second person agrees to is what would be carried out now. */
export const payloadIsTheSame = (state: Dispute, payloadHash: string): DisputeRefusal | undefined => {
  const { pending } = state;
  if (pending === undefined) return { code: "dispute.decision_not_pending" };
  const current = decisionHashOf(state, pending.decision);
  const { decisionId } = pending.decision;
  return payloadHash === current ? undefined : { code: "decision.payload_changed", decisionId, payloadHash: current };
};
