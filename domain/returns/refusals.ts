import type { ActorRole } from "../kernel/actor.ts";
import type { Currency } from "../kernel/currencies.ts";
import type { Instant } from "../kernel/instant.ts";
import type { InspectionReason, OverrideReason, RejectReason } from "../kernel/reasons.ts";
import type { ActionName } from "./actions/names.ts";
import type { ReturnStatus } from "./lifecycle.ts";
import type { DecisionOutcome } from "./outcomes.ts";
import type { Bearer, ClockName, Deduction, Disposition, UnitKey } from "./parts.ts";

type UnitRefusal =
  | { code: "return.unit_unknown"; unit: UnitKey }
  | { code: "return.unit_repeated"; unit: UnitKey }
  | { code: "return.unit_already_sent"; unit: UnitKey }
  | { code: "return.units_incomplete"; missing: readonly UnitKey[] }
  | { code: "return.several_sellers"; sellerIds: readonly string[] }
  | { code: "return.nothing_to_refund" };

type OfferRefusal =
  | { code: "return.offer_out_of_range"; minMinor: number; maxMinor: number; currency: Currency }
  | { code: "return.offer_rounds_used"; roundsMax: number }
  | { code: "return.offer_not_open"; offerId: string }
  | { code: "return.own_offer"; offerId: string }
  | { code: "return.return_not_needed" }
  | { code: "return.agreement_not_claimed" };

type ReasonRefusal =
  | { code: "return.statutory_right"; reason?: RejectReason | InspectionReason }
  | { code: "return.reason_not_applicable"; reason: RejectReason | InspectionReason }
  | { code: "return.rule_missing"; reason: RejectReason }
  | { code: "return.evidence_missing"; required: number; missing: number };

type InspectionRefusal =
  | { code: "return.reason_missing"; unit: UnitKey }
  | { code: "return.deduction_missing"; unit: UnitKey }
  | { code: "return.deduction_not_allowed"; unit: UnitKey; deduction: Deduction["code"] }
  | {
      code: "return.deduction_too_high";
      unit: UnitKey;
      deduction: Deduction["code"];
      maxMinor: number;
      currency: Currency;
    }
  | { code: "return.disposition_not_allowed"; allowed: readonly (Disposition | "none")[] }
  | { code: "return.already_extended" }
  | { code: "return.analysis_used" }
  | { code: "return.parcel_unknown"; parcelId: string }
  | { code: "return.tracking_or_proof_missing" }
  | { code: "return.goods_already_inspected" };

type DecisionRefusal =
  | { code: "return.decision_pending"; decisionId: string }
  | { code: "return.decision_not_pending"; decisionId?: string }
  | { code: "return.same_person"; decisionId: string }
  | { code: "decision.payload_changed"; decisionId: string; payloadHash: string }
  | { code: "decision.expired"; decisionId: string; expiredAt: Instant }
  | { code: "return.override_reason_not_allowed"; reason: OverrideReason; allowed: readonly OverrideReason[] }
  | { code: "return.override_cap_exceeded"; capMinor: number; amountMinor: number; currency: Currency }
  | { code: "return.compensation_missing" }
  | {
      code: "return.compensation_cap_exceeded";
      capMinor: number;
      grantedMinor: number;
      amountMinor: number;
      currency: Currency;
    }
  | { code: "return.payer_not_allowed"; payer: Bearer; allowed: readonly Bearer[] }
  | { code: "return.outcome_not_possible"; outcome: DecisionOutcome; possible: readonly DecisionOutcome[] }
  | { code: "return.amount_out_of_range"; minMinor: number; maxMinor: number; currency: Currency };

type TimeRefusal =
  | { code: "return.not_found" }
  | { code: "return.already_requested" }
  | { code: "return.not_allowed_now"; status: ReturnStatus; allowed: readonly ActionName[] }
  | { code: "return.not_your_part"; role: ActorRole; roles: readonly ActorRole[] }
  | { code: "return.suspended"; since: Instant }
  | { code: "return.in_dispute"; disputeId: string }
  | { code: "return.dispute_unknown"; disputeId: string }
  | { code: "return.window_closed"; closedAt: Instant; clock?: ClockName }
  | { code: "return.too_early"; allowedFrom: Instant }
  | { code: "return.resubmissions_used"; resubmissionsMax: number }
  | { code: "return.money_already_ordered"; orderedMinor: number; currency: Currency }
  | { code: "return.already_contested" }
  | { code: "return.refund_unknown"; refundId: string };

/** Every "no" that a return can answer, with the facts behind it. */
export type ReturnRefusal =
  | TimeRefusal
  | UnitRefusal
  | OfferRefusal
  | ReasonRefusal
  | InspectionRefusal
  | DecisionRefusal;
export type ReturnRefusalCode = ReturnRefusal["code"];

const codes = {
  "return.not_found": true,
  "return.already_requested": true,
  "return.not_allowed_now": true,
  "return.not_your_part": true,
  "return.suspended": true,
  "return.in_dispute": true,
  "return.dispute_unknown": true,
  "return.window_closed": true,
  "return.too_early": true,
  "return.resubmissions_used": true,
  "return.money_already_ordered": true,
  "return.already_contested": true,
  "return.refund_unknown": true,
  "return.unit_unknown": true,
  "return.unit_repeated": true,
  "return.unit_already_sent": true,
  "return.units_incomplete": true,
  "return.several_sellers": true,
  "return.nothing_to_refund": true,
  "return.offer_out_of_range": true,
  "return.offer_rounds_used": true,
  "return.offer_not_open": true,
  "return.own_offer": true,
  "return.return_not_needed": true,
  "return.agreement_not_claimed": true,
  "return.statutory_right": true,
  "return.reason_not_applicable": true,
  "return.rule_missing": true,
  "return.evidence_missing": true,
  "return.reason_missing": true,
  "return.deduction_missing": true,
  "return.deduction_not_allowed": true,
  "return.deduction_too_high": true,
  "return.disposition_not_allowed": true,
  "return.already_extended": true,
  "return.analysis_used": true,
  "return.parcel_unknown": true,
  "return.tracking_or_proof_missing": true,
  "return.goods_already_inspected": true,
  "return.decision_pending": true,
  "return.decision_not_pending": true,
  "return.same_person": true,
  "decision.payload_changed": true,
  "decision.expired": true,
  "return.override_reason_not_allowed": true,
  "return.override_cap_exceeded": true,
  "return.compensation_missing": true,
  "return.compensation_cap_exceeded": true,
  "return.payer_not_allowed": true,
  "return.outcome_not_possible": true,
  "return.amount_out_of_range": true,
} as const satisfies { readonly [Code in ReturnRefusalCode]: true };

/** The codes alone, for problem pages and their tests; the compiler keeps the list complete. */
export const returnRefusalCodes = Object.keys(codes) as readonly ReturnRefusalCode[];
