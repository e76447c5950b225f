import type { ClockLength } from "../../kernel/clocks.ts";
import type {
  OutboundShippingRefund,
  RefundTiming,
  ReturnClocks,
  ReturnLimits,
  ReturnShippingPayer,
} from "../../kernel/terms.ts";
import type { Floor } from "./floor.ts";

/** From the best to the worst for the buyer. */
const timings = [
  "RETURNLESS",
  "IMMEDIATE",
  "AT_FIRST_SCAN",
  "AT_DELIVERY_SCAN",
  "AFTER_INSPECTION",
] as const satisfies readonly RefundTiming[];

const outboundRefunds = ["full", "share", "none"] as const satisfies readonly OutboundShippingRefund[];

const better =
  <Value>(bestFirst: readonly Value[]) =>
  (a: Value, b: Value): Value =>
    bestFirst.indexOf(a) <= bestFirst.indexOf(b) ? a : b;

/** The timing that pays the buyer earlier. */
export const earlierTiming = better<RefundTiming>(timings);

/** The larger refund of the delivery. */
export const largerOutbound = better<OutboundShippingRefund>(outboundRefunds);

/** Who pays for the return when the law leaves it to the buyer or not; who of the others pays is the policy's matter. */
export const returnPayer = (
  { returnShippingPayer }: Floor,
  informed: boolean,
  byPolicy: ReturnShippingPayer,
): ReturnShippingPayer => {
  const isBuyersByLaw =
    returnShippingPayer === null ||
    returnShippingPayer === "buyer" ||
    (returnShippingPayer === "buyer_if_informed" && informed);
  return byPolicy === "buyer" && !isBuyersByLaw ? "seller" : byPolicy;
};

/** Weekends and holidays make business days longer than days; this many more a day is more than any calendar has. */
const daysPerBusinessDayMax = 3;
const hoursPerDay = 24;

const longestDays = (length: ClockLength): number => {
  if ("calendarDays" in length) return length.calendarDays;
  if ("hours" in length) return Math.ceil(length.hours / hoursPerDay);
  const businessDays = "businessDays" in length ? length.businessDays : Math.ceil(length.businessHours / hoursPerDay);
  return businessDays * daysPerBusinessDayMax;
};

/**
 * The latest of the timings that surely pays within a floor's time, given the policy's clocks. Where the seller may wait for
 * the goods or a proof that they were sent, the carrier's first scan is that proof; where for the goods, their arrival is; an
 * inspection may be extended and paused, so it fits no count of days. Where the seller may not wait, the money goes at once,
 * unless all the time that the buyer has to hand over fits in.
 */
export const latestTiming = (floor: Floor, { handOver, refundSubmission }: ReturnClocks): RefundTiming => {
  const { refundDueValue, refundDueFrom, mayWithholdUntil } = floor;
  if (refundDueValue === null || refundDueFrom === "agreement" || refundDueFrom === "cancellation")
    return "AFTER_INSPECTION";
  const waitsFor = refundDueFrom === "notice" ? mayWithholdUntil : refundDueFrom;
  if (waitsFor === "goods_back_or_proof_of_sending") return "AT_FIRST_SCAN";
  if (waitsFor === "goods_back") return "AT_DELIVERY_SCAN";
  return longestDays(handOver) + longestDays(refundSubmission) <= refundDueValue ? "AT_FIRST_SCAN" : "IMMEDIATE";
};

const capOf = ({ deductionsAllowed }: Floor, code: "RESTOCKING_FEE" | "DIMINISHED_VALUE"): number =>
  deductionsAllowed === null ? 100 : (deductionsAllowed.find((each) => each.code === code)?.maxPercent ?? 0);

/** What may still be taken off under a policy and the floors together. */
export const boundedLimits = (limits: ReturnLimits, floors: readonly Floor[]): ReturnLimits => ({
  ...limits,
  restockingFeeMaxPercent: Math.min(
    limits.restockingFeeMaxPercent,
    ...floors.map((floor) => capOf(floor, "RESTOCKING_FEE")),
  ),
  diminishedValueMaxPercent: Math.min(
    limits.diminishedValueMaxPercent,
    ...floors.map((floor) => capOf(floor, "DIMINISHED_VALUE")),
  ),
});
