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
