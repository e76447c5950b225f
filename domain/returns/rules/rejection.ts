import { instant } from "../../kernel/instant.ts";
import type { BuyerReason, RejectReason } from "../../kernel/reasons.ts";
import type { RejectReturn } from "../commands/seller.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";

/**
 * How many pieces of evidence a seller needs for each reason at request. Reasons that the platform can check by itself,
 * or that speak of what the buyer did not give, need none; the others claim something that only the seller can show.
 */
export const rejectionEvidenceMin: { readonly [R in RejectReason]: number } = {
  WINDOW_EXPIRED: 0,
  EXCLUDED_CATEGORY: 0,
  FINAL_SALE: 0,
  ITEM_MATCHES_LISTING: 1,
  DELIVERED_TO_CORRECT_ADDRESS: 1,
  DELIVERY_STILL_ON_TIME: 0,
  SPLIT_SHIPMENT_PENDING: 1,
  BUYER_ADDRESS_ERROR: 1,
  RETURN_REQUIRED_FOR_REFUND: 0,
  REASON_UNCLEAR_OR_NO_EVIDENCE: 0,
  ALREADY_RESOLVED: 1,
  AGREED_WITH_BUYER: 0,
  REPLACEMENT_ALREADY_SENT: 1,
  SUSPECTED_ABUSE: 1,
};

// Goods that are not as sold fall under the legal guarantee in every market, whatever the listing said about returns.
const faultClaims: ReadonlySet<BuyerReason> = new Set([
  "NOT_RECEIVED",
  "EMPTY_PARCEL",
  "MISSING_ITEM",
  "MISSING_PART",
  "WRONG_ITEM",
  "WRONG_VARIANT",
  "ARRIVED_DAMAGED",
  "DEFECTIVE",
  "NOT_AS_DESCRIBED",
  "DIFFERENT_QUALITY",
  "SUSPECTED_COUNTERFEIT",
  "EXPIRED_OR_UNSAFE",
  "SAFETY_RECALL",
]);

/** Whether the buyer says that the goods are not as sold. */
export const isFaultClaim = (reason: BuyerReason): boolean => faultClaims.has(reason);

/** A withdrawal by law needs nobody's permission, so no seller can refuse it. */
export const returnIsNotStatutory = ({ terms }: Return): ReturnRefusal | undefined =>
  terms.statutory ? { code: "return.statutory_right" } : undefined;

/** "Final sale" is a promise about changed minds; it takes no legal guarantee away. */
export const finalSaleBreaksNoRight = ({ units }: Return, reason: RejectReason): ReturnRefusal | undefined =>
  reason === "FINAL_SALE" && units.some((unit) => isFaultClaim(unit.reason))
    ? { code: "return.statutory_right", reason }
    : undefined;

/** "Too late" is said only of a request that was made after the window. */
export const windowIsAsClaimed = ({ openedAt, terms }: Return, reason: RejectReason): ReturnRefusal | undefined =>
  reason === "WINDOW_EXPIRED" && openedAt <= instant(terms.windowEndsAt)
    ? { code: "return.reason_not_applicable", reason }
    : undefined;

/** "Send it back first" is said only where the policy wants the goods back. */
export const returnIsStillWanted = ({ terms }: Return, reason: RejectReason): ReturnRefusal | undefined =>
  reason === "RETURN_REQUIRED_FOR_REFUND" && !terms.returnNeeded
    ? { code: "return.reason_not_applicable", reason }
    : undefined;

/** An excluded category is named by the rule that excludes it. */
export const excludingRuleIsNamed = ({ reason, ruleId }: RejectReturn): ReturnRefusal | undefined =>
  reason === "EXCLUDED_CATEGORY" && ruleId === undefined ? { code: "return.rule_missing", reason } : undefined;

/** At least so many pieces of evidence, each counted once. */
export const evidenceIsEnough = (evidenceIds: readonly string[], required: number): ReturnRefusal | undefined => {
  const missing = required - new Set(evidenceIds).size;
  return missing > 0 ? { code: "return.evidence_missing", required, missing } : undefined;
};
