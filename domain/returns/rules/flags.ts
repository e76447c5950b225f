import { flowVariant } from "../../kernel/flow-flags.ts";
import { percentOf } from "../../kernel/percent.ts";
import type { BuyerReason } from "../../kernel/reasons.ts";
import type { RefundTiming } from "../../kernel/terms.ts";
import { offerRange, refundableMinor, sumRefundableMinor } from "../amounts.ts";
import type { EventOf } from "../events.ts";
import type { Return } from "../return.ts";
import { isFaultClaim } from "./rejection.ts";

/** Modes between which money may move earlier or later; the others are promises of their own. */
const movableTimings: ReadonlySet<RefundTiming> = new Set(["AFTER_INSPECTION", "AT_DELIVERY_SCAN", "AT_FIRST_SCAN"]);

/**
 * Whether a flag may say when the money moves: where goods come back up to the value that the policy pays before an
 * inspection. Never for a withdrawal by law, nor for goods that are not as sold: those are repaid on proof of sending in
 * the EU (Directive 2019/771, Article 16(3)(b)), and waiting for the inspection would come after it.
 */
export const timingMayVary = ({ terms, units }: Return): boolean =>
  !terms.statutory &&
  terms.returnNeeded &&
  movableTimings.has(terms.refundTiming) &&
  !units.some(({ reason }) => isFaultClaim(reason)) &&
  sumRefundableMinor(units, terms) <= (terms.limits.earlyRefundUpToMinor ?? 0);

/** When the buyer's money moves in this case: as the policy says, unless a flag may and does say otherwise. */
export const refundTimingOf = (state: Return): RefundTiming => {
  const { refundTiming } = state.terms;
  if (!timingMayVary(state)) return refundTiming;
  switch (flowVariant(state.flags, "refund_timing")) {
    case "first_scan":
      return "AT_FIRST_SCAN";
    case "after_inspection":
      return "AFTER_INSPECTION";
    case "by_policy":
      return refundTiming;
  }
};

/**
 * Faults that leave a thing one may sensibly keep for less. Not: what never came or is another thing, what may be unsafe or
 * counterfeit, and what a carrier broke, which is not the seller's to pay for.
 */
const keepable: ReadonlySet<BuyerReason> = new Set([
  "WRONG_VARIANT",
  "DEFECTIVE",
  "NOT_AS_DESCRIBED",
  "DIFFERENT_QUALITY",
  "LATE_DELIVERY",
]);

/** Approvals that leave the buyer's way open. What the parties agreed on or an agent decided is not offered anew. */
const openApprovals: ReadonlySet<EventOf<"ReturnApproved">["data"]["by"]> = new Set([
  "policy",
  "seller",
  "seller_silence",
]);

/** What the platform would offer first, in minor units of the order's currency; undefined where no offer is possible. */
export const firstOfferMinor = (state: Return): number | undefined => {
  const amountMinor = percentOf(refundableMinor(state), state.terms.limits.firstOfferPercent ?? 0);
  const { minMinor, maxMinor } = offerRange(state);
  return amountMinor >= minMinor && amountMinor <= maxMinor ? amountMinor : undefined;
};

/**
 * Whether an approved return may begin with an offer: the seller's fault, a thing that can be kept, no offer so far and no
 * money under way. The right to send it back is there already and stays.
 */
export const offerMayComeFirst = (state: Return, by: EventOf<"ReturnApproved">["data"]["by"]): boolean =>
  openApprovals.has(by) &&
  !state.terms.statutory &&
  state.terms.returnNeeded &&
  state.terms.fault === "SELLER" &&
  state.units.every(({ reason }) => keepable.has(reason)) &&
  state.offers.length === 0 &&
  state.refunds.length === 0 &&
  firstOfferMinor(state) !== undefined;
