import { allocate } from "../kernel/allocation.ts";
import type { Currency } from "../kernel/currencies.ts";
import type { ReturnShippingPayer } from "../kernel/terms.ts";
import type { CostRow } from "./cost-table.ts";
import type { ComponentAmounts, DiscountFunder, UnitValue } from "./unit-value.ts";

/**
 * A unit in a refund. `withheldMinor` are all deductions, `labelDeductedMinor` the part of them that pays the label.
 */
export interface CostUnit {
  readonly value: UnitValue;
  readonly amounts: ComponentAmounts;
  readonly withheldMinor: number;
  readonly labelDeductedMinor: number;
  readonly refundedBeforeMinor: number;
}

/**
 * What the cost of a refund is reckoned from. `loose` is money that no unit stands behind. `undoesSale` is false where
 * the buyer keeps the goods: it matters for units that cost nothing, of which no share can be taken.
 */
export interface CostBasis {
  readonly currency: Currency;
  readonly buyerId: string;
  readonly sellerId: string;
  readonly units: readonly CostUnit[];
  readonly loose: ComponentAmounts;
  readonly undoesSale: boolean;
  readonly returnLabel?: { readonly payer: ReturnShippingPayer; readonly costMinor: number } | undefined;
  readonly commissionReturned: boolean;
  readonly adminFeePercent: number;
  readonly platformAbsorbsUndeterminedUpToMinor: number;
}

/** What one unit's refund moves, before anybody is charged with it. */
export interface UnitCost {
  readonly goodsMinor: number;
  readonly feeMinor: number;
  readonly heldTaxMinor: number;
  readonly commissionMinor: number;
  readonly platformDiscountMinor: number;
  readonly thirdPartyDiscountMinor: number;
}

const floorShare = (amountMinor: number, part: number, whole: number): number =>
  Number((BigInt(amountMinor) * BigInt(part)) / BigInt(whole));

/**
 * The share of an amount that belongs to this refund of the unit. Counted from the first refund on, so that refunds of
 * a unit in several steps give back neither more nor less than the amount.
 */
const shareOf = (amountMinor: number, unit: CostUnit, undoesSale: boolean): number => {
  const { paid } = unit.value;
  const whole = paid.item + paid.tax;
  if (whole === 0) return undoesSale ? amountMinor : 0;
  const before = Math.min(whole, unit.refundedBeforeMinor);
  const after = Math.min(whole, before + unit.amounts.item + unit.amounts.tax + unit.withheldMinor);
  return floorShare(amountMinor, after, whole) - floorShare(amountMinor, before, whole);
};

const lessAdminFee = (commissionMinor: number, percent: number): number =>
  allocate(commissionMinor, [
    { key: "kept", weightMinor: percent },
    { key: "returned", weightMinor: 100 - percent },
  ]).get("returned") ?? 0;

const returnedCommission = (unit: CostUnit, basis: CostBasis, row: CostRow): number => {
  if (!basis.commissionReturned) return 0;
  const share = shareOf(unit.value.commissionMinor, unit, basis.undoesSale);
  return row.adminFee ? lessAdminFee(share, basis.adminFeePercent) : share;
};

/**
 * What the refund of one unit moves. The goods are what the buyer gets for item and shipping, the label that came out
 * of it, and the discounts that others gave: whoever bears the goods makes all of that good. Tax that the platform
 * holds for an authority is no longer owed to it, so nobody bears it.
 */
export const unitCost = (unit: CostUnit, basis: CostBasis, row: CostRow): UnitCost => {
  const { amounts, value } = unit;
  const discount = (by: DiscountFunder): number =>
    value.discounts
      .filter(({ funder }) => funder === by)
      .reduce((sum, { amountMinor }) => sum + shareOf(amountMinor, unit, basis.undoesSale), 0);
  const taxMinor = amounts.tax + amounts.shipping_tax;
  const sellerHasTax = value.taxCollectedBy === "seller";
  const platformDiscountMinor = discount("platform");
  const thirdPartyDiscountMinor = discount("third_party");
  const toBuyerMinor = amounts.item + amounts.shipping + (sellerHasTax ? taxMinor : 0);
  return {
    goodsMinor: toBuyerMinor + unit.labelDeductedMinor + platformDiscountMinor + thirdPartyDiscountMinor,
    feeMinor: amounts.fee,
    heldTaxMinor: sellerHasTax ? 0 : taxMinor,
    commissionMinor: returnedCommission(unit, basis, row),
    platformDiscountMinor,
    thirdPartyDiscountMinor,
  };
};
