import * as z from "zod";
import { ClockLength } from "../kernel/clocks.ts";
import { DisputeGround, Finding } from "../kernel/reasons.ts";
import { OverrideTerms, ReturnTerms } from "../kernel/terms.ts";

const minor = z.int().nonnegative();

/** The two parties of a dispute. */
export const Party = z.enum(["buyer", "seller"]);
export type Party = z.infer<typeof Party>;

/** The kinds of evidence. A statement may be a text instead of a file. */
export const EvidenceModuleName = z.enum([
  "photo_of_item",
  "photo_of_parcel",
  "photo_of_label",
  "video_of_fault",
  "proof_of_handover",
  "proof_of_delivery",
  "proof_of_return",
  "inspection_record",
  "correspondence",
  "invoice",
  "listing",
  "expert_note",
  "payment_record",
  "statement",
]);
export type EvidenceModuleName = z.infer<typeof EvidenceModuleName>;

/** One kind of evidence that a party is asked for: how many pieces at least, of which media types, and whether it must be given. */
export const EvidenceModule = z.strictObject({
  name: EvidenceModuleName,
  required: z.boolean(),
  minCount: z.int().min(0).max(20),
  mediaTypes: z.array(z.string()).min(1),
});
export type EvidenceModule = z.infer<typeof EvidenceModule>;

/** What each party is asked for on one ground; nothing where a list is empty. */
export const EvidenceSchemas = z.strictObject({ buyer: z.array(EvidenceModule), seller: z.array(EvidenceModule) });
export type EvidenceSchemas = z.infer<typeof EvidenceSchemas>;

/** Lengths of a dispute's clocks. */
export const DisputeClocks = z.strictObject({
  negotiationTotal: ClockLength,
  offerValidity: ClockLength,
  evidenceAnswer: ClockLength,
  evidenceExtension: ClockLength,
  platformDecision: ClockLength,
  provisionalPayment: ClockLength,
  secondApproval: ClockLength,
  refundSubmission: ClockLength,
  appealWindow: ClockLength,
});

/** Limits of a dispute. Amounts are minor units of the market's currency, percents whole numbers of what is left to refund. */
export const DisputeLimits = z.strictObject({
  offerMinPercent: z.int().min(0).max(100),
  offerMaxPercent: z.int().min(0).max(100),
  offerRoundsMax: z.int().positive(),
  evidenceRoundsMax: z.int().positive(),
  messagesPerPartyMax: z.int().positive(),
  /** What a person may decide along the engine's proposal; departing from it has limits by reason (`overrides`). */
  agentCapMinor: minor,
  seniorCapMinor: minor,
  secondPersonAboveMinor: minor,
  goodwillPerAgentMonthMinor: minor,
});

/** What triage takes as conclusive, each with the grounds that it ends and where it is written down. */
export const TriageRuleId = z.enum(["no_carrier_scan", "delivery_proven", "prior_refund_in_full"]);
export type TriageRuleId = z.infer<typeof TriageRuleId>;
export const TriageRule = z.strictObject({
  ruleId: TriageRuleId,
  grounds: z.array(DisputeGround).min(1),
  citation: z.string(),
  article: z.string().optional(),
});

/**
 * How the engine judges one ground on the file as it is. `burden` is who must show what happened: the opener's claim holds without an
 * answer, and against an answer only where the burden is the other side's. `claimProven` and `claimRefuted` are what is then found.
 * `goodsGoBack` asks for the goods first where they are still with the buyer.
 */
export const GroundRule = z.strictObject({
  ruleId: z.string().min(1).max(64),
  citation: z.string().min(1),
  burden: z.enum(["opener", "other"]),
  claimProven: Finding,
  claimRefuted: Finding,
  goodsGoBack: z.boolean(),
});
export type GroundRule = z.infer<typeof GroundRule>;

/** What holds in a dispute from its opening to its end, whatever is changed later. */
export const DisputeTerms = z.object({
  /** The market's policy in force when the dispute opened, or that of the return it came from; money is booked under it. */
  policy: ReturnTerms.shape.policy,
  /** The version of `policies/disputes.json`. */
  rulesVersion: z.int().positive(),
  clocks: DisputeClocks,
  limits: DisputeLimits,
  /** The grounds that the opener may name. */
  grounds: z.array(DisputeGround),
  evidence: EvidenceSchemas,
  triage: z.array(TriageRule),
  /** How the engine judges the ground of this dispute. */
  judging: GroundRule,
  /** Who opened disputes that lapse when the opener wrote last and let the negotiation run out; all others are escalated. */
  lapsesForOpeners: z.array(Party),
  overrides: z.array(OverrideTerms),
});
export type DisputeTerms = Readonly<z.infer<typeof DisputeTerms>>;

/** The grounds that each party may open a dispute on. */
export const GroundsByOpener = z.strictObject({ buyer: z.array(DisputeGround), seller: z.array(DisputeGround) });
export type GroundsByOpener = z.infer<typeof GroundsByOpener>;
