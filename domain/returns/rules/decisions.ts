import type { Actor, ActorRole } from "../../kernel/actor.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { OverrideTerms } from "../../kernel/terms.ts";
import { refundableMinor } from "../amounts.ts";
import type { ProposeDecision } from "../commands/agent.ts";
import type { DecisionOutcome } from "../outcomes.ts";
import type { Bearer } from "../parts.ts";
import { decisionHashOf } from "../payload.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";
import { canCompensate } from "./compensation.ts";

const refunds: ReadonlySet<DecisionOutcome> = new Set(["refund_full", "refund_partial", "refund_without_return"]);

/** Whether a decision of this outcome pays the buyer. */
export const isRefund = (outcome: DecisionOutcome): boolean => refunds.has(outcome);

/** An approval sends the buyer to the carrier, so it is too late once a parcel went. */
export const canStillApprove = (state: Return): boolean =>
  state.terms.returnNeeded &&
  state.parcels.length === 0 &&
  state.refunds.length === 0 &&
  state.status !== "awaiting_handover";

/**
 * What an agent of a rank can decide as the case stands; in a closed case only who bears what was paid, and what the
 * platform gives of its own.
 */
export const possibleOutcomes = (state: Return, role: ActorRole): readonly DecisionOutcome[] => {
  const compensation = canCompensate(state, role) ? (["compensate"] as const) : [];
  if (state.contest?.standing === "open") return ["settle_liability", ...compensation];
  if (state.status === "closed") return compensation;
  const money = refundableMinor(state);
  return [
    "refund_full",
    ...(money > 1 ? (["refund_partial"] as const) : []),
    ...(state.parcels.length === 0 ? (["refund_without_return"] as const) : []),
    ...(canStillApprove(state) ? (["approve_return"] as const) : []),
    "deny",
    ...compensation,
  ];
};

/** Whether nothing is left for an agent of this rank to decide but a compensation. */
export const canOnlyCompensate = (state: Return, role: ActorRole): boolean =>
  possibleOutcomes(state, role).every((outcome) => outcome === "compensate");

/** The outcome fits where the case stands. */
export const outcomeIsPossible = (
  state: Return,
  outcome: DecisionOutcome,
  role: ActorRole,
): ReturnRefusal | undefined => {
  const possible = possibleOutcomes(state, role);
  return possible.includes(outcome) ? undefined : { code: "return.outcome_not_possible", outcome, possible };
};

/** There is something for an agent to decide, and a reason that the policy lets agents give. */
export const somethingCanBeDecided = (state: Return, role: ActorRole): ReturnRefusal | undefined => {
  const canDecide = possibleOutcomes(state, role).length > 0 && state.terms.overrides.length > 0;
  return canDecide ? undefined : { code: "return.not_allowed_now", status: state.status, allowed: [] };
};

/** One decision at a time: what waits for a second person is settled first. */
export const noDecisionIsPending = ({ pendingDecision }: Return): ReturnRefusal | undefined =>
  pendingDecision === undefined
    ? undefined
    : { code: "return.decision_pending", decisionId: pendingDecision.decisionId };

/** A decision waits for a second person. */
export const decisionIsPending = ({ pendingDecision }: Return): ReturnRefusal | undefined =>
  pendingDecision === undefined ? { code: "return.decision_not_pending" } : undefined;

/** What waits still fits where the case stands, for the parties may have moved it meanwhile. */
export const pendingIsStillPossible = (state: Return): ReturnRefusal | undefined => {
  const { pendingDecision } = state;
  if (pendingDecision === undefined) return { code: "return.decision_not_pending" };
  const { outcome, amountMinor, decidedBy } = pendingDecision;
  const maxMinor = refundableMinor(state);
  if (outcome === "refund_partial" && amountMinor > maxMinor) {
    return { code: "return.amount_out_of_range", minMinor: 1, maxMinor, currency: state.currency };
  }
  return outcomeIsPossible(state, outcome, decidedBy.role);
};

/** A second person can still agree or disagree: the time for it has not run out. */
export const pendingIsInTime = ({ pendingDecision }: Return, at: Instant): ReturnRefusal | undefined => {
  const { decisionId, expiresAt } = pendingDecision ?? {};
  return decisionId !== undefined && expiresAt !== undefined && at >= expiresAt
    ? { code: "decision.expired", decisionId, expiredAt: expiresAt }
    : undefined;
};

/** What the second person agrees to is what would be carried out now. */
export const payloadIsTheSame = (state: Return, payloadHash: string): ReturnRefusal | undefined => {
  const { pendingDecision } = state;
  if (pendingDecision === undefined) return { code: "return.decision_not_pending" };
  const current = decisionHashOf(state, pendingDecision);
  return payloadHash === current
    ? undefined
    : { code: "decision.payload_changed", decisionId: pendingDecision.decisionId, payloadHash: current };
};

/** It is this decision that waits. */
export const isThePending = ({ pendingDecision }: Return, decisionId: string): ReturnRefusal | undefined =>
  pendingDecision?.decisionId === decisionId ? undefined : { code: "return.decision_not_pending", decisionId };

/** The second person is another person. */
export const isAnotherPerson = ({ pendingDecision }: Return, { id }: Actor): ReturnRefusal | undefined =>
  pendingDecision?.decidedBy.id === id
    ? { code: "return.same_person", decisionId: pendingDecision.decisionId }
    : undefined;

/** The policy's terms for a reason, or the refusal that names the reasons it allows. */
export const overrideTermsOf = ({ terms }: Return, reason: ProposeDecision["overrideReason"]) =>
  terms.overrides.find((override) => override.reason === reason);

/** The policy lets agents give this reason. */
export const reasonIsAllowed = (state: Return, reason: ProposeDecision["overrideReason"]): ReturnRefusal | undefined =>
  overrideTermsOf(state, reason) === undefined
    ? {
        code: "return.override_reason_not_allowed",
        reason,
        allowed: state.terms.overrides.map((override) => override.reason),
      }
    : undefined;

/**
 * Who may be named as payer: as the policy says for the reason; goodwill and compensation are the platform's own, and no
 * buyer pays his refund.
 */
export const allowedPayers = (override: OverrideTerms, outcome: DecisionOutcome): readonly Bearer[] => {
  const isPlatforms = override.reason === "GOODWILL" || outcome === "compensate";
  const payers = isPlatforms ? (["platform"] as const) : override.payers;
  return isRefund(outcome) ? payers.filter((payer) => payer !== "buyer") : payers;
};

/** The payer may be charged for this reason. */
export const payerIsAllowed = (
  override: OverrideTerms,
  outcome: DecisionOutcome,
  payer: Bearer,
): ReturnRefusal | undefined => {
  const allowed = allowedPayers(override, outcome);
  return allowed.includes(payer) ? undefined : { code: "return.payer_not_allowed", payer, allowed };
};

/** A partial refund is more than nothing and less than everything that is left. */
export const amountIsPartial = (
  state: Return,
  { outcome, amountMinor }: Pick<ProposeDecision, "outcome" | "amountMinor">,
): ReturnRefusal | undefined => {
  if (outcome !== "refund_partial") return undefined;
  const maxMinor = refundableMinor(state) - 1;
  return amountMinor !== undefined && amountMinor <= maxMinor
    ? undefined
    : { code: "return.amount_out_of_range", minMinor: 1, maxMinor, currency: state.currency };
};

/** The money is inside what the agent's rank may give for this reason. */
export const capCovers = (
  state: Return,
  override: OverrideTerms,
  role: Actor["role"],
  amountMinor: number,
): ReturnRefusal | undefined => {
  const capMinor = role === "senior_agent" ? override.seniorCapMinor : override.agentCapMinor;
  return amountMinor <= capMinor
    ? undefined
    : { code: "return.override_cap_exceeded", capMinor, amountMinor, currency: state.currency };
};
