import * as z from "zod";

/** How a case ended. */
export const CloseReason = z.enum([
  "REFUNDED_FULL",
  "REFUNDED_PARTIAL",
  "RETURNLESS",
  "EXCHANGED",
  "WITHDRAWN",
  "LAPSED",
  "INELIGIBLE",
  "REJECTED_UNCHALLENGED",
  "DECIDED_BUYER",
  "DECIDED_SELLER",
  "DECIDED_SPLIT",
  "SUPERSEDED_BY_CHARGEBACK",
  "DUPLICATE",
]);
export type CloseReason = z.infer<typeof CloseReason>;

/** Why a case went to the agents. */
export const EscalationCause = z.enum([
  "policy",
  "buyer_asked",
  "suspected_abuse",
  "negotiation_expired",
  "parcel_lost",
  "parcel_returned",
  "transit_silence",
]);
export type EscalationCause = z.infer<typeof EscalationCause>;

/** What led to the settlement of a case. */
export const SettlementCause = z.enum([
  "policy",
  "seller_approved",
  "seller_silent",
  "offer_accepted",
  "parcel_lost",
  "inspected",
  "inspection_timeout",
  "decision",
]);
export type SettlementCause = z.infer<typeof SettlementCause>;

/**
 * What an agent can decide; `settle_liability` says who bears money that was already paid, and never moves it again.
 * `compensate` leaves everything as it is and gives the buyer of the platform's own money.
 */
export const DecisionOutcome = z.enum([
  "refund_full",
  "refund_partial",
  "refund_without_return",
  "approve_return",
  "deny",
  "settle_liability",
  "compensate",
]);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;
