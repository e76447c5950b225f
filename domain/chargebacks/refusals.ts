import type { Currency } from "../kernel/currencies.ts";
import type { ExceedsRefundable } from "../ledger/apply-effect.ts";
import type { ChargebackStatus } from "./lifecycle.ts";

/** Why a chargeback says no. */
export type ChargebackRefusal =
  | { readonly code: "chargeback.unknown" }
  | { readonly code: "chargeback.payment_unknown" }
  | { readonly code: "chargeback.already_matched"; readonly orderId: string; readonly paymentId: string }
  | { readonly code: "chargeback.other_currency"; readonly given: Currency; readonly expected: Currency }
  | { readonly code: "chargeback.not_allowed_now"; readonly standing: ChargebackStatus }
  | { readonly code: "chargeback.nothing_to_review" }
  | { readonly code: "chargeback.nothing_to_send" }
  | ExceedsRefundable;

/** All codes of its own, so that every one of them is known to have a page and a title. */
export const chargebackRefusalCodes = [
  "chargeback.unknown",
  "chargeback.payment_unknown",
  "chargeback.already_matched",
  "chargeback.other_currency",
  "chargeback.not_allowed_now",
  "chargeback.nothing_to_review",
  "chargeback.nothing_to_send",
] as const satisfies readonly ChargebackRefusal["code"][];
