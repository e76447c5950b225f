import type { FallbackTender, Tender } from "../ledger/tender.ts";
import type { RefundLeg } from "./leg.ts";
import { legIdAt } from "./leg-identity.ts";
import type { Refund } from "./refund.ts";

/** The part of a refund that one leg pays, and from which payment. */
export type LegPart = Pick<RefundLeg, "paymentId" | "tender" | "amountMinor" | "amounts" | "sliceStartMinor">;

/** A leg that no money is set aside for yet; `legNo` counts the refund's legs from 1. */
export const plannedLeg = (refund: Refund, legNo: number, part: LegPart, origin: RefundLeg["origin"]): RefundLeg => ({
  ...part,
  legId: legIdAt(refund.refundId, legNo),
  status: "planned",
  origin,
  currency: refund.currency,
  holdsReservation: false,
  generation: 1,
  submissions: 0,
  pastProviderRefundIds: [],
  paidByChargeback: false,
  contradicted: false,
  feeMinor: 0,
});

/** The leg that takes another one's place and reservation, paid by the given tender. */
export const replacementLeg = (
  refund: Refund,
  replaced: RefundLeg,
  tender: Tender,
  origin: RefundLeg["origin"],
): RefundLeg => {
  const { paymentId, amountMinor, amounts, sliceStartMinor } = replaced;
  const part = {
    ...(paymentId === undefined ? {} : { paymentId }),
    tender,
    amountMinor,
    amounts,
    ...(sliceStartMinor === undefined ? {} : { sliceStartMinor }),
  };
  const leg = plannedLeg(refund, refund.legs.length + 1, part, origin);
  return { ...leg, holdsReservation: true, replaces: replaced.legId };
};

/** The first tender that the buyer agreed to besides the one that did not work. */
export const fallbackTender = (refund: Refund, failed: Tender): FallbackTender | undefined =>
  refund.fallbackTenders.find(
    (tender) => tender !== failed && (tender !== "store_credit" || refund.storeCreditConsentAt !== undefined),
  );
