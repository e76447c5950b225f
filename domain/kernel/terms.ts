import * as z from "zod";
import { ClockLength } from "./clocks.ts";
import { Instant } from "./instant.ts";
import { Fault, OverrideReason } from "./reasons.ts";

/** Who pays for sending the goods back. */
export const ReturnShippingPayer = z.enum(["buyer", "seller", "platform"]);
export type ReturnShippingPayer = z.infer<typeof ReturnShippingPayer>;

/** When the buyer's money moves; the modes before inspection are provisional and funded by the platform until then. */
export const RefundTiming = z.enum([
  "AFTER_INSPECTION",
  "AT_DELIVERY_SCAN",
  "AT_FIRST_SCAN",
  "IMMEDIATE",
  "RETURNLESS",
]);
export type RefundTiming = z.infer<typeof RefundTiming>;

/** How much of the outbound shipping goes back with the goods. */
export const OutboundShippingRefund = z.enum(["full", "share", "none"]);
export type OutboundShippingRefund = z.infer<typeof OutboundShippingRefund>;

/** What the engine says to a request before any person looks at it. */
export const Verdict = z.enum(["approve", "decline", "ask_seller", "ask_agent"]);
export type Verdict = z.infer<typeof Verdict>;

/** Every clock that a return can run, by name; lengths come from the market's policy. */
export const ReturnClocks = z.object({
  sellerAnswer: ClockLength,
  offerValidity: ClockLength,
  negotiationTotal: ClockLength,
  rejectionReaction: ClockLength,
  handOver: ClockLength,
  transitSilence: ClockLength,
  inspection: ClockLength,
  inspectionCap: ClockLength,
  inspectionExtension: ClockLength,
  analysisPause: ClockLength,
  sellerContest: ClockLength,
  badParcelReport: ClockLength,
  platformDecision: ClockLength,
  provisionalPayment: ClockLength,
  refundSubmission: ClockLength,
});
export type ReturnClocks = z.infer<typeof ReturnClocks>;

/** Amounts are minor units of the order's currency; percents are whole numbers of the refundable value. */
export const ReturnLimits = z.object({
  sellerSilenceRefundsUpToMinor: z.int().nonnegative(),
  offerMinPercent: z.int().min(0).max(100),
  offerMaxPercent: z.int().min(0).max(100),
  offerRoundsMax: z.int().positive(),
  resubmissionsMax: z.int().nonnegative(),
  restockingFeeMaxPercent: z.int().min(0).max(100),
  diminishedValueMaxPercent: z.int().min(0).max(100),
  notReceivedBarHours: z.int().nonnegative(),
  platformAbsorbsUndeterminedUpToMinor: z.int().nonnegative(),
  goodwillPerAgentMonthMinor: z.int().nonnegative(),
  /** Up to here a flag may let money move before the inspection; absent from cases that were kept before it was. */
  earlyRefundUpToMinor: z.int().nonnegative().optional(),
  /** What the platform offers first for keeping a faulty thing, of what is refundable; absent as above. */
  firstOfferPercent: z.int().min(0).max(100).optional(),
});
export type ReturnLimits = z.infer<typeof ReturnLimits>;

/** What an agent may do with one override reason: caps by role, who pays, and above which amount a second person signs. */
export const OverrideTerms = z.object({
  reason: OverrideReason,
  agentCapMinor: z.int().nonnegative(),
  seniorCapMinor: z.int().nonnegative(),
  secondPersonAboveMinor: z.int().nonnegative(),
  payers: z.array(z.enum(["seller", "platform", "carrier", "buyer"])).min(1),
});
export type OverrideTerms = z.infer<typeof OverrideTerms>;

/**
 * What agents may give a buyer of the platform's own money beside what was paid: caps by role and the limit above which a
 * second person signs hold for all that one case was granted. The bonus is a share of money that became store credit with
 * the buyer's consent.
 */
export const CompensationTerms = z.object({
  agentCapMinor: z.int().nonnegative(),
  seniorCapMinor: z.int().nonnegative(),
  secondPersonAboveMinor: z.int().nonnegative(),
  reasons: z.array(OverrideReason).min(1),
  storeCreditBonusPercent: z.int().min(0).max(100),
});
export type CompensationTerms = z.infer<typeof CompensationTerms>;

/**
 * A rule that fired, or a statutory floor that made a difference: the law or house rule behind it, the block of the policy
 * article that tells of it, and the key of the sentence that each reader is given.
 */
export const ExplainedRule = z.object({
  ruleId: z.string(),
  citation: z.string(),
  /** `<articleId>#<blockId>`; absent from cases that were kept before rules cited articles. */
  article: z.string().optional(),
  sentence: z.string(),
  /** When the period ended that the sentence speaks of, where that is not the case's own. */
  endsAt: Instant.optional(),
});
export type ExplainedRule = z.infer<typeof ExplainedRule>;

/** A statutory floor that held when a case opened, in the version that it had. `effectiveFrom` is a local date, if known. */
export const PinnedFloor = z.object({
  id: z.string(),
  version: z.int().positive(),
  effectiveFrom: z.string().optional(),
  confidence: z.string(),
  citation: z.string(),
});
export type PinnedFloor = Readonly<z.infer<typeof PinnedFloor>>;

/**
 * What a policy granted one return, pinned to the case when it opens, so that a later policy never changes a running case.
 * `explanation` names the rules that fired, in order; the verdict is theirs.
 */
export const ReturnTerms = z.object({
  /** `contentHash` is of the version's document; absent from cases that were kept before it was. */
  policy: z.object({ id: z.string(), version: z.int().positive(), contentHash: z.string().optional() }),
  verdict: Verdict,
  explanation: z.array(ExplainedRule).min(1),
  /** Absent from cases that were kept before floors were; empty where no floor covered the case. */
  floors: z.array(PinnedFloor).optional(),
  statutory: z.boolean(),
  fault: Fault,
  returnNeeded: z.boolean(),
  returnShippingPayer: ReturnShippingPayer,
  outboundShippingRefund: OutboundShippingRefund,
  refundTiming: RefundTiming,
  evidencePhotosMin: z.int().nonnegative(),
  windowEndsAt: z.string(),
  returnLabelCostMinor: z.int().nonnegative(),
  commissionReturned: z.boolean(),
  sellerAdminFeePercent: z.int().min(0).max(100),
  clocks: ReturnClocks,
  limits: ReturnLimits,
  overrides: z.array(OverrideTerms),
  /** Absent from a case under a policy that knows no compensation: none can be granted in it. */
  compensation: CompensationTerms.optional(),
});
export type ReturnTerms = z.infer<typeof ReturnTerms>;
