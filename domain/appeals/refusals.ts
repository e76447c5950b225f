import type { ActorRole } from "../kernel/actor.ts";
import type { Currency } from "../kernel/currencies.ts";
import type { Instant } from "../kernel/instant.ts";
import type { AppealGround, Finding } from "../kernel/reasons.ts";
import type { AppealActionName } from "./actions/names.ts";
import type { AppealStatus } from "./lifecycle.ts";
import type { Party } from "./terms.ts";

type StandingRefusal =
  | { code: "appeal.not_found" }
  | { code: "appeal.already_filed"; appealId: string }
  | { code: "appeal.not_allowed_now"; status: AppealStatus; allowed: readonly AppealActionName[] }
  | { code: "appeal.not_your_part"; role: ActorRole; roles: readonly ActorRole[] }
  | { code: "appeal.time_over"; endedAt: Instant };

type FilingRefusal =
  | { code: "appeal.window_closed"; closedAt: Instant }
  | { code: "appeal.nothing_at_stake"; party: Party }
  | { code: "appeal.appeals_used"; perPartyMax: number }
  | { code: "appeal.ground_repeated"; ground: AppealGround }
  | { code: "appeal.ground_not_yours"; ground: AppealGround; allowed: readonly AppealGround[] }
  | { code: "appeal.evidence_not_new"; evidenceIds: readonly string[] }
  | { code: "appeal.evidence_not_in_case"; evidenceIds: readonly string[] }
  | { code: "appeal.finding_not_in_decision"; finding: Finding; findings: readonly Finding[] }
  | { code: "appeal.rule_not_in_decision"; ruleId: string; ruleIds: readonly string[] }
  | { code: "appeal.amount_not_other"; amountMinor: number; currency: Currency }
  | { code: "appeal.liability_not_in_decision" };

type InfoRefusal =
  | { code: "appeal.info_rounds_used"; party: Party; roundsMax: number }
  | { code: "appeal.info_empty" }
  | { code: "appeal.already_extended"; requestId: string };

type DecisionRefusal =
  | { code: "appeal.earlier_decider"; decisionId: string }
  | { code: "appeal.replacement_missing" }
  | { code: "appeal.replacement_not_expected" }
  | { code: "appeal.legs_unbalanced"; givenMinor: number; fundedMinor: number; currency: Currency }
  | { code: "appeal.nothing_changes" }
  | { code: "appeal.worse_for_appellant"; party: Party }
  | { code: "appeal.findings_missing" }
  | { code: "appeal.rule_missing" }
  | { code: "appeal.cap_exceeded"; capMinor: number; amountMinor: number; currency: Currency }
  | { code: "appeal.decision_not_pending"; decisionId?: string }
  | { code: "appeal.same_person"; decisionId: string }
  | { code: "decision.payload_changed"; decisionId: string; payloadHash: string }
  | { code: "decision.expired"; decisionId: string; expiredAt: Instant };

/** Every "no" that an appeal can answer, with the facts behind it. */
export type AppealRefusal = StandingRefusal | FilingRefusal | InfoRefusal | DecisionRefusal;
export type AppealRefusalCode = AppealRefusal["code"];

const codes = {
  "appeal.not_found": true,
  "appeal.already_filed": true,
  "appeal.not_allowed_now": true,
  "appeal.not_your_part": true,
  "appeal.time_over": true,
  "appeal.window_closed": true,
  "appeal.nothing_at_stake": true,
  "appeal.appeals_used": true,
  "appeal.ground_repeated": true,
  "appeal.ground_not_yours": true,
  "appeal.evidence_not_new": true,
  "appeal.evidence_not_in_case": true,
  "appeal.finding_not_in_decision": true,
  "appeal.rule_not_in_decision": true,
  "appeal.amount_not_other": true,
  "appeal.liability_not_in_decision": true,
  "appeal.info_rounds_used": true,
  "appeal.info_empty": true,
  "appeal.already_extended": true,
  "appeal.earlier_decider": true,
  "appeal.replacement_missing": true,
  "appeal.replacement_not_expected": true,
  "appeal.legs_unbalanced": true,
  "appeal.nothing_changes": true,
  "appeal.worse_for_appellant": true,
  "appeal.findings_missing": true,
  "appeal.rule_missing": true,
  "appeal.cap_exceeded": true,
  "appeal.decision_not_pending": true,
  "appeal.same_person": true,
  "decision.payload_changed": true,
  "decision.expired": true,
} as const satisfies { readonly [Code in AppealRefusalCode]: true };

/** The codes alone, for problem pages and their tests; the compiler keeps the list complete. */
export const appealRefusalCodes = Object.keys(codes) as readonly AppealRefusalCode[];
