import { invariant } from "../kernel/invariant.ts";
import { noAmounts, sumAmounts, totalMinor } from "../ledger/component-amounts.ts";
import type { CostBasis, CostUnit } from "../ledger/cost-basis.ts";
import { costLegs, providerFeeLegs } from "../ledger/cost-bearing.ts";
import { type JournalLeg, netLegs } from "../ledger/journal.ts";
import { placeOf } from "./money-place.ts";
import type { Deduction, Refund } from "./refund.ts";
import { type Slice, sliceUnits, unitsTotalMinor } from "./slices.ts";

const sumDeductions = (deductions: readonly Deduction[]): number =>
  deductions.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const liveLegs = (refund: Refund) => refund.legs.filter((leg) => placeOf(leg) !== "free");

/** The units that money is set aside or paid for. Units that come to nothing stay as long as the refund stands. */
const liveUnits = (refund: Refund): readonly CostUnit[] => {
  const slices = liveLegs(refund).flatMap(({ sliceStartMinor, amountMinor }): readonly Slice[] =>
    sliceStartMinor === undefined ? [] : [{ startMinor: sliceStartMinor, amountMinor }],
  );
  const isStanding = refund.reservedAt !== undefined && (slices.length > 0 || unitsTotalMinor(refund.units) === 0);
  if (!isStanding) return [];
  const amountsByUnit = sliceUnits(refund.units, slices);
  return refund.units.flatMap((unit, index): readonly CostUnit[] => {
    const value = refund.unitValues.find(({ lineId, unitNo }) => lineId === unit.lineId && unitNo === unit.unitNo);
    invariant(value !== undefined, `unit ${unit.unitNo} of ${unit.lineId} has its value`);
    const amounts = amountsByUnit[index] ?? noAmounts;
    if (totalMinor(amounts) === 0 && totalMinor(unit.amounts) > 0) return [];
    return [
      {
        value,
        amounts,
        withheldMinor: sumDeductions(unit.deductions),
        labelDeductedMinor: sumDeductions(unit.deductions.filter(({ code }) => code === "RETURN_LABEL")),
        refundedBeforeMinor: unit.refundedBeforeMinor ?? 0,
      },
    ];
  });
};

/** What the cost of a refund is reckoned from, as its legs stand. */
export const costBasis = (refund: Refund): CostBasis => {
  const units = liveUnits(refund);
  const loose = liveLegs(refund).filter(({ sliceStartMinor }) => sliceStartMinor === undefined);
  return {
    currency: refund.currency,
    buyerId: refund.buyerId,
    sellerId: refund.sellerId,
    units,
    loose: sumAmounts(loose.map(({ amounts }) => amounts)),
    undoesSale: refund.purpose !== "offer" && refund.purpose !== "shipping",
    // A label without a refund is booked by whatever refund comes instead.
    returnLabel: units.length === 0 ? undefined : refund.returnLabel,
    commissionReturned: refund.commissionReturned,
    adminFeePercent: refund.adminFeePercent,
    platformAbsorbsUndeterminedUpToMinor: refund.platformAbsorbsUndeterminedUpToMinor,
  };
};

/** A compensation is the platform's own cost from the first cent, in an account of its own. */
const compensationLegs = ({ legs, currency, buyerId }: Refund): readonly JournalLeg[] => {
  const live = legs.filter((leg) => placeOf(leg) !== "free");
  const grantedMinor = live.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return netLegs([
    { account: "compensation", currency, amountMinor: grantedMinor },
    { account: "buyer_payable", party: buyerId, currency, amountMinor: -grantedMinor },
  ]);
};

/** Everything that the journal should hold by now of who bears this refund. */
export const owedLegs = (refund: Refund): readonly JournalLeg[] =>
  refund.compensation === undefined ? costLegs(costBasis(refund), refund.liability) : compensationLegs(refund);

/**
 * Everything that the journal should hold by now of money that left for the buyer, and of what the provider took for
 * it.
 */
export const paidLegs = (refund: Refund): readonly JournalLeg[] => {
  const { currency, buyerId } = refund;
  const paid = refund.legs.filter((leg) => placeOf(leg) === "refunded");
  const feeMinor = refund.legs.reduce((sum, leg) => sum + leg.feeMinor, 0);
  const fees = refund.legs
    .filter((leg) => leg.feeMinor > 0)
    .map((leg): JournalLeg => ({ account: "psp_clearing", party: leg.tender, currency, amountMinor: -leg.feeMinor }));
  return [
    ...paid.map(
      (leg): JournalLeg => ({ account: "buyer_payable", party: buyerId, currency, amountMinor: leg.amountMinor }),
    ),
    ...paid.map(
      (leg): JournalLeg =>
        leg.paidByChargeback
          ? { account: "chargeback_suspense", currency, amountMinor: -leg.amountMinor }
          : { account: "psp_clearing", party: leg.tender, currency, amountMinor: -leg.amountMinor },
    ),
    ...fees,
    ...providerFeeLegs(feeMinor, costBasis(refund), refund.liability),
  ];
};
