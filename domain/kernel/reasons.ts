import * as z from "zod";

/** Why a buyer asks: one code a line. Defaults of fault, evidence and payer per code stand in policies/reason-codes.json. */
export const BuyerReason = z.enum([
  "CHANGED_MIND",
  "NO_LONGER_NEEDED",
  "ORDERED_BY_MISTAKE",
  "SIZE_OR_FIT",
  "BETTER_PRICE",
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
  "LATE_DELIVERY",
  "SAFETY_RECALL",
  "WITHDRAWAL_STATUTORY",
  "DUPLICATE_OR_WRONG_CHARGE",
  "UNAUTHORISED_PURCHASE",
  "RETURN_SHIPPING_NOT_REIMBURSED",
  "REFUND_NOT_RECEIVED",
]);
export type BuyerReason = z.infer<typeof BuyerReason>;

/** Why a seller says no to a request, before anything is sent back. */
export const RejectReason = z.enum([
  "WINDOW_EXPIRED",
  "EXCLUDED_CATEGORY",
  "FINAL_SALE",
  "ITEM_MATCHES_LISTING",
  "DELIVERED_TO_CORRECT_ADDRESS",
  "DELIVERY_STILL_ON_TIME",
  "SPLIT_SHIPMENT_PENDING",
  "BUYER_ADDRESS_ERROR",
  "RETURN_REQUIRED_FOR_REFUND",
  "REASON_UNCLEAR_OR_NO_EVIDENCE",
  "ALREADY_RESOLVED",
  "AGREED_WITH_BUYER",
  "REPLACEMENT_ALREADY_SENT",
  "SUSPECTED_ABUSE",
]);
export type RejectReason = z.infer<typeof RejectReason>;

/** Why a seller or warehouse does not accept what came back, unit by unit. */
export const InspectionReason = z.enum([
  "NOT_RECEIVED",
  "EMPTY_PARCEL",
  "WRONG_ITEM_RETURNED",
  "QUANTITY_SHORT",
  "PART_MISSING",
  "USED_BEYOND_INSPECTION",
  "DAMAGED_BY_BUYER",
  "HYGIENE_SEAL_BROKEN",
  "SERIAL_MISMATCH",
  "NO_FAULT_FOUND",
  "SENT_FOR_ANALYSIS",
  "WARRANTY_SERVICE_NEEDED",
]);
export type InspectionReason = z.infer<typeof InspectionReason>;

/** Why an agent departs from what the engine proposed; caps, payer and second person per code stand in the policy. */
export const OverrideReason = z.enum([
  "STATUTORY_RIGHT",
  "SAFETY",
  "VULNERABLE_CUSTOMER",
  "SYSTEM_ERROR",
  "CARRIER_FAULT_CONFIRMED",
  "POLICY_AMBIGUOUS",
  "POLICY_OUTDATED",
  "EVIDENCE_OUTWEIGHS_RULE",
  "DUPLICATE_CASE",
  "GOODWILL",
  "FRAUD_CONFIRMED",
  "FRAUD_CLEARED",
  "SELLER_CONSENT",
  "REGULATOR_OR_COURT",
  "CORRECTION_OF_PRIOR_DECISION",
]);
export type OverrideReason = z.infer<typeof OverrideReason>;

/** Why the platform gave money of its own: an agent's reason, or the bonus for taking store credit instead of money. */
export const CompensationReason = z.enum([...OverrideReason.options, "STORE_CREDIT_BONUS"]);
export type CompensationReason = z.infer<typeof CompensationReason>;

/** Who caused what went wrong; it decides who bears each cost. */
export const Fault = z.enum(["BUYER", "SELLER", "CARRIER", "PLATFORM", "WAREHOUSE", "UNDETERMINED"]);
export type Fault = z.infer<typeof Fault>;

/** What a dispute is about. */
export const DisputeGround = z.enum([
  "NOT_RECEIVED",
  "NOT_AS_DESCRIBED",
  "RETURN_REFUSED",
  "REFUND_NOT_ISSUED",
  "REFUND_AMOUNT_WRONG",
  "DEDUCTION_CONTESTED",
  "RETURN_CONDITION_CONTESTED",
  "RETURN_NOT_RECEIVED_BY_SELLER",
  "RETURN_SHIPPING_COST",
  "REPLACEMENT_NOT_RECEIVED",
  "REPLACEMENT_DEFECTIVE",
  "COUNTERFEIT",
  "AUTHORISATION",
  "DUPLICATE_CHARGE",
  "SELLER_UNRESPONSIVE",
  "ABUSE_BY_BUYER",
  "LIABILITY_ALLOCATION",
]);
export type DisputeGround = z.infer<typeof DisputeGround>;

/** What a decision of a dispute found to be so. */
export const Finding = z.enum([
  "DELIVERY_PROVEN",
  "DELIVERY_NOT_PROVEN",
  "SIGNATURE_MISSING_ABOVE_LIMIT",
  "ADDRESS_MISMATCH",
  "TRACKING_INVALID",
  "ITEM_DIFFERS",
  "ITEM_MATCHES",
  "VALUE_AFFECTED_SIGNIFICANTLY",
  "VALUE_UNAFFECTED",
  "RETURN_PROVEN",
  "RETURN_NOT_PROVEN",
  "RETURNED_ITEM_DIFFERS",
  "NO_RESPONSE_SELLER",
  "NO_RESPONSE_BUYER",
  "PRIOR_REFUND_FOUND",
  "PARTIAL_AGREEMENT_HONOURED",
  "OUTSIDE_WINDOW",
  "EXCLUDED_BY_RULE",
  "STATUTORY_RIGHT_PREVAILS",
  "INSUFFICIENT_EVIDENCE",
]);
export type Finding = z.infer<typeof Finding>;

/** Why a party holds a decision to be wrong. */
export const AppealGround = z.enum([
  "NEW_EVIDENCE",
  "FACT_ERROR",
  "RULE_MISAPPLIED",
  "WRONG_AMOUNT",
  "WRONG_LIABILITY",
  "EVIDENCE_IGNORED",
  "CONFLICT_OF_INTEREST",
  "DEADLINE_COUNTED_WRONG",
]);
export type AppealGround = z.infer<typeof AppealGround>;
