import type { ActorRole } from "../kernel/actor.ts";
import type { Currency } from "../kernel/currencies.ts";
import type { Instant } from "../kernel/instant.ts";
import type { DisputeGround, Finding, OverrideReason } from "../kernel/reasons.ts";
import type { LegType } from "../ledger/decision-legs.ts";
import type { UnitKey } from "../ledger/unit-key.ts";
import type { DisputeActionName } from "./actions/names.ts";
import type { DisputeStatus } from "./lifecycle.ts";
import type { EvidenceModuleName, Party } from "./terms.ts";

type StandingRefusal =
  | { code: "dispute.not_found" }
  | { code: "dispute.already_opened" }
  | { code: "dispute.not_allowed_now"; status: DisputeStatus; allowed: readonly DisputeActionName[] }
  | { code: "dispute.not_your_part"; role: ActorRole; roles: readonly ActorRole[] }
  | { code: "dispute.suspended"; since: Instant }
  | { code: "dispute.time_over"; endedAt: Instant }
  | { code: "dispute.ground_not_yours"; ground: DisputeGround; allowed: readonly DisputeGround[] }
  | { code: "dispute.unit_repeated"; unit: UnitKey }
  | { code: "dispute.unit_unknown"; unit: UnitKey }
  | { code: "dispute.money_already_ordered"; orderedMinor: number; currency: Currency };

type TalkRefusal =
  | { code: "dispute.messages_used"; messagesMax: number }
  | { code: "dispute.offer_out_of_range"; minMinor: number; maxMinor: number; currency: Currency }
  | { code: "dispute.offer_rounds_used"; roundsMax: number }
  | { code: "dispute.offer_not_open"; offerId?: string }
  | { code: "dispute.own_offer"; offerId: string };

type EvidenceRefusal =
  | { code: "dispute.submission_empty" }
  | { code: "dispute.withholding_reason_missing" }
  | { code: "dispute.evidence_type_not_asked"; module: EvidenceModuleName; given: string; allowed: readonly string[] }
  | { code: "dispute.evidence_not_requested"; party: Party }
  | { code: "dispute.evidence_request_open"; party: Party; requestId: string }
  | { code: "dispute.evidence_rounds_used"; party: Party; roundsMax: number }
  | { code: "dispute.already_extended"; requestId: string };

type DecisionRefusal =
  | { code: "dispute.legs_unbalanced"; givenMinor: number; fundedMinor: number; currency: Currency }
  | { code: "dispute.leg_repeated"; leg: LegType }
  | { code: "dispute.leg_not_possible"; leg: LegType; possible: readonly LegType[] }
  | { code: "dispute.leg_units_unequal"; amountMinor: number; unitsMinor: number; currency: Currency }
  | { code: "dispute.leg_too_high"; leg: LegType; maxMinor: number; currency: Currency; unit?: UnitKey }
  | { code: "dispute.findings_contradict"; findings: readonly Finding[] }
  | { code: "dispute.rule_missing" }
  | { code: "dispute.override_reason_missing"; differsIn: readonly ("legs" | "findings")[] }
  | { code: "dispute.override_reason_not_allowed"; reason: OverrideReason; allowed: readonly OverrideReason[] }
  | { code: "dispute.payer_not_allowed"; leg: LegType; allowed: readonly LegType[] }
  | { code: "dispute.cap_exceeded"; capMinor: number; amountMinor: number; currency: Currency }
  | { code: "dispute.earlier_decider"; decisionId: string }
  | { code: "dispute.decision_not_pending"; decisionId?: string }
  | { code: "dispute.same_person"; decisionId: string }
  | { code: "decision.payload_changed"; decisionId: string; payloadHash: string }
  | { code: "decision.expired"; decisionId: string; expiredAt: Instant };

type AfterRefusal =
  | { code: "dispute.payment_unknown"; refundId: string }
  | { code: "dispute.decision_unknown"; decisionId: string }
  | { code: "dispute.appeal_unknown"; appealId: string }
  | { code: "dispute.already_appealed"; appealId: string };

/** Every "no" that a dispute can answer, with the facts behind it. */
export type DisputeRefusal = StandingRefusal | TalkRefusal | EvidenceRefusal | DecisionRefusal | AfterRefusal;
export type DisputeRefusalCode = DisputeRefusal["code"];

const codes = {
  "dispute.not_found": true,
  "dispute.already_opened": true,
  "dispute.not_allowed_now": true,
  "dispute.not_your_part": true,
  "dispute.suspended": true,
  "dispute.time_over": true,
  "dispute.ground_not_yours": true,
  "dispute.unit_repeated": true,
  "dispute.unit_unknown": true,
  "dispute.money_already_ordered": true,
  "dispute.messages_used": true,
  "dispute.offer_out_of_range": true,
  "dispute.offer_rounds_used": true,
  "dispute.offer_not_open": true,
  "dispute.own_offer": true,
  "dispute.submission_empty": true,
  "dispute.withholding_reason_missing": true,
  "dispute.evidence_type_not_asked": true,
  "dispute.evidence_not_requested": true,
  "dispute.evidence_request_open": true,
  "dispute.evidence_rounds_used": true,
  "dispute.already_extended": true,
  "dispute.legs_unbalanced": true,
  "dispute.leg_repeated": true,
  "dispute.leg_not_possible": true,
  "dispute.leg_units_unequal": true,
  "dispute.leg_too_high": true,
  "dispute.findings_contradict": true,
  "dispute.rule_missing": true,
  "dispute.override_reason_missing": true,
  "dispute.override_reason_not_allowed": true,
  "dispute.payer_not_allowed": true,
  "dispute.cap_exceeded": true,
  "dispute.earlier_decider": true,
  "dispute.decision_not_pending": true,
  "dispute.same_person": true,
  "decision.payload_changed": true,
  "decision.expired": true,
  "dispute.payment_unknown": true,
  "dispute.decision_unknown": true,
  "dispute.appeal_unknown": true,
  "dispute.already_appealed": true,
} as const satisfies { readonly [Code in DisputeRefusalCode]: true };

/** The codes alone, for problem pages and their tests; the compiler keeps the list complete. */
export const disputeRefusalCodes = Object.keys(codes) as readonly DisputeRefusalCode[];
