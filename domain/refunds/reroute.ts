import type { Instant } from "../kernel/instant.ts";
import type { Tender } from "../ledger/tender.ts";
import type { RefundEvent } from "./events.ts";
import type { RefundLeg } from "./leg.ts";
import { disputedPaymentOf, isChargedBack } from "./money-place.ts";
import { fallbackTender, replacementLeg } from "./new-leg.ts";
import type { ParkReason, Refund } from "./refund.ts";

/** Sets a leg's money aside, or holds it at once when the payment that it takes from is in a chargeback. */
export const reservedOrHeld = (refund: Refund, leg: RefundLeg, at: Instant): RefundEvent => {
  const legIds = [leg.legId];
  const paymentId = disputedPaymentOf(refund, leg);
  return paymentId === undefined
    ? { type: "LegsReserved", at, data: { legIds } }
    : { type: "LegsHeld", at, data: { legIds, paymentId } };
};

/** Hands the refund to a person. */
export const parked = (refund: Refund, why: ParkReason, at: Instant, leg?: Pick<RefundLeg, "legId">): RefundEvent => ({
  type: "RefundParked",
  at,
  data: {
    refundId: refund.refundId,
    why,
    ...(refund.returnId === undefined ? {} : { returnId: refund.returnId }),
    ...(leg === undefined ? {} : { legId: leg.legId }),
  },
});

/** Lets another tender pay what a failed leg could not; the reservation goes over to the new leg. */
export const rerouted = (
  refund: Refund,
  leg: RefundLeg,
  tender: Tender,
  at: Instant,
  storeCreditConsentAt?: Instant,
): readonly RefundEvent[] => {
  const replacement = replacementLeg(refund, leg, tender, "rerouted");
  const consent = storeCreditConsentAt === undefined ? {} : { storeCreditConsentAt };
  return [
    { type: "LegRerouted", at, data: { legId: leg.legId, replacement, ...consent } },
    reservedOrHeld(refund, replacement, at),
  ];
};

/**
 * What follows a failed leg by itself: once, the first other tender that the buyer agreed to; then, or where there is
 * none or the payment is in a chargeback, a person.
 */
export const afterFailure = (refund: Refund, leg: RefundLeg, at: Instant): readonly RefundEvent[] => {
  const tender = fallbackTender(refund, leg.tender);
  const mayReroute =
    leg.replaces === undefined && disputedPaymentOf(refund, leg) === undefined && !isChargedBack(refund, leg);
  return tender === undefined || !mayReroute
    ? [parked(refund, "provider_declined", at, leg)]
    : rerouted(refund, leg, tender, at);
};

/**
 * What follows money that the bank sent back: it is still owed, so a new leg keeps it aside, by another tender if the
 * buyer agreed to one; else a person looks first, for the same tender would bounce again.
 */
export const returnedLeg = (refund: Refund, leg: RefundLeg, reason: string, at: Instant): readonly RefundEvent[] => {
  const tender = fallbackTender(refund, leg.tender);
  const replacement = replacementLeg(refund, leg, tender ?? leg.tender, "returned");
  const needsPerson =
    tender === undefined || isChargedBack(refund, leg) ? [parked(refund, "money_returned", at, replacement)] : [];
  return [
    { type: "LegReturned", at, data: { legId: leg.legId, reason, replacement } },
    reservedOrHeld(refund, replacement, at),
    ...needsPerson,
  ];
};
