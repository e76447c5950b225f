import type { LegId } from "../kernel/ids.ts";
import type { LegStatus, RefundLeg } from "./leg.ts";
import type { Refund } from "./refund.ts";
import { unitsTotalMinor } from "./slices.ts";

/** Where a leg's money is: still free, set aside for the buyer, or with the buyer. */
export type MoneyPlace = "free" | "reserved" | "refunded";

const placeByStatus: { readonly [S in LegStatus]: MoneyPlace } = {
  planned: "free",
  reserved: "reserved",
  submitted: "reserved",
  pending: "reserved",
  unknown: "reserved",
  held: "reserved",
  failed: "reserved",
  succeeded: "refunded",
  rerouted: "free",
  returned: "free",
  cancelled: "free",
};

/**
 * Where a leg's money is. A replacement inherits the reservation before its first move; a lost chargeback paid the
 * buyer.
 */
export const placeOf = (leg: RefundLeg): MoneyPlace => {
  if (leg.status === "planned" && leg.holdsReservation) return "reserved";
  if (leg.status === "cancelled" && leg.paidByChargeback) return "refunded";
  return placeByStatus[leg.status];
};

/** The leg of an id, if the refund has it. */
export const legOf = (refund: Refund, legId: LegId): RefundLeg | undefined =>
  refund.legs.find((leg) => leg.legId === legId);

const settled: readonly LegStatus[] = ["succeeded", "rerouted", "returned", "cancelled"];

/** Whether nothing more will happen to a leg unless the bank sends the money back. */
export const isSettled = (leg: RefundLeg): boolean => settled.includes(leg.status);

/** Whether a leg has never been sent to a provider and can be. */
export const awaitsSubmission = ({ status, submissions }: RefundLeg): boolean =>
  (status === "planned" || status === "reserved") && submissions === 0;

/** Whether a leg has never been sent to a provider, though a chargeback may hold it now. */
export const isUnsent = (leg: RefundLeg): boolean =>
  awaitsSubmission(leg) || (leg.status === "held" && leg.submissions === 0);

/** Whether a leg waits for a person, by itself or with the whole refund. */
export const isParked = (refund: Refund, legId: LegId): boolean =>
  refund.parked.some((one) => one.legId === undefined || one.legId === legId);

/** The payment that a leg takes from, if it is in a chargeback. A compensation takes from none. */
export const disputedPaymentOf = (
  { disputedPaymentIds }: Refund,
  { paymentId }: Pick<RefundLeg, "paymentId">,
): string | undefined => disputedPaymentIds.find((disputed) => disputed === paymentId);

/** Whether a bank took back the payment that a leg takes from: the buyer may have its money that way. */
export const isChargedBack = (
  { chargedBackPaymentIds = [] }: Refund,
  { paymentId }: Pick<RefundLeg, "paymentId">,
): boolean => paymentId !== undefined && chargedBackPaymentIds.includes(paymentId);

/** What is owed to the buyer in this refund, in minor units. */
export const owedMinor = (refund: Pick<Refund, "units" | "compensation">): number =>
  refund.compensation?.amountMinor ?? unitsTotalMinor(refund.units);

/** What the buyer has of this refund, in minor units. */
export const refundedMinor = (refund: Refund): number =>
  refund.legs.reduce((sum, leg) => sum + (leg.status === "succeeded" ? leg.amountMinor : 0), 0);
