import { earliest, type Instant } from "../kernel/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import type { OutboundShippingRefund, RefundTiming, ReturnShippingPayer, Verdict } from "../kernel/terms.ts";
import type { GrantedTerms } from "./request-verdict.ts";

/** From the most to the least cautious: what one line needs, the case needs. */
const verdicts = ["ask_agent", "ask_seller", "approve", "decline"] as const satisfies readonly Verdict[];

/** From the latest to the earliest: money for a case moves no sooner than its slowest line allows. */
const timings = [
  "AFTER_INSPECTION",
  "AT_DELIVERY_SCAN",
  "AT_FIRST_SCAN",
  "IMMEDIATE",
  "RETURNLESS",
] as const satisfies readonly RefundTiming[];

/** One parcel has one payer: a buyer who sends back a faulty thing does not pay because something else lies beside it. */
const payers = ["seller", "platform", "buyer"] as const satisfies readonly ReturnShippingPayer[];

const firstPresent = <Value>(order: readonly Value[], values: readonly Value[]): Value => {
  const found = order.find((value) => values.includes(value));
  invariant(found !== undefined, "at least one line is combined, and each value has a rank");
  return found;
};

const shippingRefund = (refunds: readonly OutboundShippingRefund[]): OutboundShippingRefund => {
  const [first] = refunds;
  return first !== undefined && refunds.every((refund) => refund === first) ? first : "share";
};

const explanations = (lines: readonly GrantedTerms[]): GrantedTerms["explanation"] => {
  const byRule = new Map(lines.flatMap(({ explanation }) => explanation).map((entry) => [entry.ruleId, entry]));
  return [...byRule.values()];
};

const floorsOf = (lines: readonly GrantedTerms[]): NonNullable<GrantedTerms["floors"]> => {
  const floors = lines.flatMap((line) => line.floors ?? []);
  return [...new Map(floors.map((floor) => [`${floor.id}@${floor.version}`, floor])).values()];
};

/**
 * The terms of a case from those of its lines, which are one or more.
 *
 * The verdict and the timing are the most cautious, the photos the most, the window the one that ends first. Lines with
 * different faults leave the fault of the case open, for it decides who bears each cost. Commission goes back if it does
 * for any line, and the admin fee is the lowest. A rule that fired for several lines is named once.
 */
export const combine = (lines: readonly GrantedTerms[]): GrantedTerms => {
  const [first, ...others] = lines;
  invariant(first !== undefined, "a case has at least one line");
  const refundTiming = firstPresent(
    timings,
    lines.map((line) => line.refundTiming),
  );
  return {
    verdict: firstPresent(
      verdicts,
      lines.map(({ verdict }) => verdict),
    ),
    explanation: explanations(lines),
    floors: floorsOf(lines),
    statutory: lines.every(({ statutory }) => statutory),
    fault: others.every(({ fault }) => fault === first.fault) ? first.fault : "UNDETERMINED",
    returnNeeded: lines.some(({ returnNeeded }) => returnNeeded),
    returnShippingPayer: firstPresent(
      payers,
      // A line that stays with the buyer says nothing about who pays for the parcel of the others.
      (lines.some(({ returnNeeded }) => returnNeeded) ? lines.filter(({ returnNeeded }) => returnNeeded) : lines).map(
        ({ returnShippingPayer }) => returnShippingPayer,
      ),
    ),
    outboundShippingRefund: shippingRefund(lines.map((line) => line.outboundShippingRefund)),
    refundTiming,
    evidencePhotosMin: Math.max(...lines.map(({ evidencePhotosMin }) => evidencePhotosMin)),
    windowEndsAt: earliest(first.windowEndsAt as Instant, ...others.map(({ windowEndsAt }) => windowEndsAt as Instant)),
    commissionReturned: lines.some(({ commissionReturned }) => commissionReturned),
    sellerAdminFeePercent: Math.min(...lines.map(({ sellerAdminFeePercent }) => sellerAdminFeePercent)),
  };
};
