import { expect } from "vitest";
import type { Fault } from "../../domain/kernel/reasons.ts";
import { noAmounts } from "../../domain/ledger/component-amounts.ts";
import type { CostBasis, CostUnit } from "../../domain/ledger/cost-basis.ts";
import { costLegs } from "../../domain/ledger/cost-bearing.ts";
import { isBalanced, type JournalLeg } from "../../domain/ledger/journal.ts";
import type { Liability } from "../../domain/ledger/liability.ts";

/** What the unit below was paid with, by component. */
export const paid = { item: 8_000, tax: 1_000, shipping: 500, shipping_tax: 0, fee: 200 };

/** A unit of 9,700: the platform gave 2,000 off, the maker 1,000, the seller 500; the commission was 1,200. */
export const unit: CostUnit = {
  value: {
    lineId: "line-1",
    unitNo: 1,
    sellerId: "seller-1",
    paid,
    discounts: [
      { funder: "platform", amountMinor: 2_000 },
      { funder: "third_party", amountMinor: 1_000 },
      { funder: "seller", amountMinor: 500 },
    ],
    commissionMinor: 1_200,
  },
  amounts: paid,
  withheldMinor: 0,
  labelDeductedMinor: 0,
  refundedBeforeMinor: 0,
};

/** A refund of that one unit which undoes its sale, in full. */
export const basis: CostBasis = {
  currency: "BRL",
  buyerId: "buyer-1",
  sellerId: "seller-1",
  units: [unit],
  loose: noAmounts,
  undoesSale: true,
  commissionReturned: true,
  adminFeePercent: 0,
  platformAbsorbsUndeterminedUpToMinor: 0,
};

/** Who is liable, no more provisionally. */
export const liable = (fault: Fault, rest: Partial<Liability> = {}): Liability => ({
  fault,
  provisional: false,
  ...rest,
});

/** What each account holds, in the order's currency unless another is named. */
export const held = (legs: readonly JournalLeg[], currency = "BRL"): Readonly<Record<string, number>> =>
  Object.fromEntries(
    legs.filter((leg) => leg.currency === currency).map(({ account, amountMinor }) => [account, amountMinor]),
  );

/** What a refund books on each account; entries that do not balance fail the test. */
export const booked = (changes: Partial<CostBasis>, liability: Liability) => {
  const legs = costLegs({ ...basis, ...changes }, liability);
  expect(isBalanced(legs)).toBe(true);
  return held(legs);
};
