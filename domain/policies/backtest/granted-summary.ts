import * as z from "zod";
import { Instant } from "../../kernel/instant.ts";
import { Fault } from "../../kernel/reasons.ts";
import {
  OutboundShippingRefund,
  RefundTiming,
  ReturnShippingPayer,
  type ReturnTerms,
  Verdict,
} from "../../kernel/terms.ts";

/**
 * What a policy granted one request, as far as it is decided request by request: clocks and limits are the same for all
 * under one version and stand in its document. Amounts are minor units.
 */
export const GrantedSummary = z.object({
  verdict: Verdict,
  /** The rules and floors that were named for it, in order, each with the key of the sentence that people read. */
  rules: z.array(z.object({ ruleId: z.string(), sentence: z.string() })),
  statutory: z.boolean(),
  fault: Fault,
  returnNeeded: z.boolean(),
  returnShippingPayer: ReturnShippingPayer,
  outboundShippingRefund: OutboundShippingRefund,
  refundTiming: RefundTiming,
  evidencePhotosMin: z.int().nonnegative(),
  windowEndsAt: Instant,
  commissionReturned: z.boolean(),
  sellerAdminFeePercent: z.int().min(0).max(100),
  returnLabelCostMinor: z.int().nonnegative(),
  platformAbsorbsUndeterminedUpToMinor: z.int().nonnegative(),
});
export type GrantedSummary = Readonly<z.infer<typeof GrantedSummary>>;

/** The summary of the terms of a case. */
export const summaryOf = (terms: Omit<ReturnTerms, "policy">): GrantedSummary => ({
  verdict: terms.verdict,
  rules: terms.explanation.map(({ ruleId, sentence }) => ({ ruleId, sentence })),
  statutory: terms.statutory,
  fault: terms.fault,
  returnNeeded: terms.returnNeeded,
  returnShippingPayer: terms.returnShippingPayer,
  outboundShippingRefund: terms.outboundShippingRefund,
  refundTiming: terms.refundTiming,
  evidencePhotosMin: terms.evidencePhotosMin,
  windowEndsAt: terms.windowEndsAt as Instant,
  commissionReturned: terms.commissionReturned,
  sellerAdminFeePercent: terms.sellerAdminFeePercent,
  returnLabelCostMinor: terms.returnLabelCostMinor,
  platformAbsorbsUndeterminedUpToMinor: terms.limits.platformAbsorbsUndeterminedUpToMinor,
});
