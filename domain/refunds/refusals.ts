import type { LineId } from "../kernel/ids.ts";
import type { ExceedsRefundable } from "../ledger/apply-effect.ts";
import type { Component } from "../ledger/unit-value.ts";
import type { LegStatus } from "./leg.ts";

/** Why a refund says no. Each code carries the facts that a reader needs to see why. */
export type RefundRefusal =
  | { readonly code: "refund.not_open" }
  | { readonly code: "refund.id_taken"; readonly refundId: string }
  | { readonly code: "refund.unit_unknown"; readonly lineId: LineId; readonly unitNo: number }
  | { readonly code: "refund.unit_repeated"; readonly lineId: LineId; readonly unitNo: number }
  | { readonly code: "refund.seller_mismatch"; readonly lineId: LineId; readonly sellerId: string }
  | {
      readonly code: "refund.exceeds_paid";
      readonly lineId: LineId;
      readonly unitNo: number;
      readonly component: Component;
      readonly askedMinor: number;
      readonly paidMinor: number;
    }
  | ExceedsRefundable
  | { readonly code: "refund.deductions_exceed_label"; readonly deductedMinor: number; readonly costMinor: number }
  | { readonly code: "refund.store_credit_needs_consent" }
  | { readonly code: "refund.leg_unknown" }
  | {
      readonly code: "refund.leg_not_allowed_now";
      readonly legId: string;
      readonly status: LegStatus;
      readonly allowed: readonly LegStatus[];
    }
  | { readonly code: "refund.leg_maybe_paid"; readonly legId: string }
  | { readonly code: "refund.leg_parked"; readonly legId: string }
  | { readonly code: "refund.already_reserved" }
  | { readonly code: "refund.not_parked" }
  | { readonly code: "refund.already_completed" }
  | { readonly code: "refund.tender_unknown"; readonly tender: string; readonly allowed: readonly string[] }
  | { readonly code: "refund.payment_unknown"; readonly paymentId: string }
  | { readonly code: "refund.role_not_allowed"; readonly needs: "agent" | "senior_agent" };

/** All codes, so that every one of them is known to have a page and a title. */
export const refundRefusalCodes = [
  "refund.not_open",
  "refund.id_taken",
  "refund.unit_unknown",
  "refund.unit_repeated",
  "refund.seller_mismatch",
  "refund.exceeds_paid",
  "refund.exceeds_refundable",
  "refund.deductions_exceed_label",
  "refund.store_credit_needs_consent",
  "refund.leg_unknown",
  "refund.leg_not_allowed_now",
  "refund.leg_maybe_paid",
  "refund.leg_parked",
  "refund.already_reserved",
  "refund.not_parked",
  "refund.already_completed",
  "refund.tender_unknown",
  "refund.payment_unknown",
  "refund.role_not_allowed",
] as const satisfies readonly RefundRefusal["code"][];
