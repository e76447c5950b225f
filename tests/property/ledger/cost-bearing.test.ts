import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fault } from "../../../domain/kernel/reasons.ts";
import { amountsFrom, noAmounts, sumAmounts, totalMinor } from "../../../domain/ledger/component-amounts.ts";
import type { CostBasis } from "../../../domain/ledger/cost-basis.ts";
import { costLegs } from "../../../domain/ledger/cost-bearing.ts";
import { isBalanced, netLegs, reversedLegs } from "../../../domain/ledger/journal.ts";
import { Bearer, type Liability } from "../../../domain/ledger/liability.ts";
import { freezeOrder } from "../../../domain/orders/freeze-order.ts";
import { orderSnapshots, receivedAt } from "../../support/orders.ts";

const shares = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.shuffledSubarray([...Bearer.options], { minLength: 2, maxLength: 2 }))
  .map(([percent, [first = "seller", other = "platform"]]) => [
    { party: first, sharePercent: percent },
    { party: other, sharePercent: 100 - percent },
  ]);

const liabilities: fc.Arbitrary<Liability> = fc
  .record({
    fault: fc.constantFrom(...Fault.options),
    provisional: fc.boolean(),
    shares: fc.option(shares, { nil: undefined }),
  })
  .map(({ shares: decided, ...rest }) => (decided === undefined ? rest : { ...rest, shares: decided }));

/** Any refund of any part of an order's units, with deductions and a label. */
const bases: fc.Arbitrary<CostBasis> = fc
  .record({
    snapshot: orderSnapshots(),
    percents: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 }),
    keptPercent: fc.integer({ min: 0, max: 50 }),
    label: fc.option(fc.record({ payer: fc.constantFrom("buyer", "seller", "platform"), costMinor: fc.nat(3_000) }), {
      nil: undefined,
    }),
    commissionReturned: fc.boolean(),
    adminFeePercent: fc.integer({ min: 0, max: 100 }),
    limit: fc.nat(40_000),
    undoesSale: fc.boolean(),
  })
  .map(({ snapshot, percents, keptPercent, label, commissionReturned, adminFeePercent, limit, undoesSale }) => {
    let labelLeftMinor = label?.payer === "buyer" ? label.costMinor : 0;
    const units = freezeOrder(snapshot, receivedAt).units.map((value, index) => {
      const percent = percents[index % percents.length] ?? 100;
      const part = amountsFrom((component) => Math.floor((value.paid[component] * percent) / 100));
      const withheldMinor = Math.floor((part.item * keptPercent) / 100);
      const labelDeductedMinor = Math.min(withheldMinor, labelLeftMinor);
      labelLeftMinor -= labelDeductedMinor;
      const amounts = { ...part, item: part.item - withheldMinor };
      return { value, amounts, withheldMinor, labelDeductedMinor, refundedBeforeMinor: 0 };
    });
    return {
      currency: "BRL",
      buyerId: "buyer-1",
      sellerId: "seller-1",
      units,
      loose: noAmounts,
      undoesSale,
      returnLabel: label as CostBasis["returnLabel"],
      commissionReturned,
      adminFeePercent,
      platformAbsorbsUndeterminedUpToMinor: limit,
    };
  });

describe("the cost of any refund", () => {
  it("balances in every currency, whoever bears it", () => {
    fc.assert(fc.property(bases, liabilities, (basis, liability) => isBalanced(costLegs(basis, liability))));
  });

  it("owes the buyer the same, whoever bears it", () => {
    fc.assert(
      fc.property(bases, liabilities, (basis, liability) => {
        const owed = costLegs(basis, liability).filter(({ account }) => account === "buyer_payable");
        const amounts = totalMinor(sumAmounts(basis.units.map((unit) => unit.amounts)));
        expect(owed.map(({ amountMinor }) => amountMinor)).toEqual(amounts === 0 ? [] : [-amounts]);
      }),
    );
  });

  it("shifts from one liable party to another and back without a trace", () => {
    fc.assert(
      fc.property(bases, liabilities, liabilities, (basis, first, other) => {
        const there = netLegs([...costLegs(basis, other), ...reversedLegs(costLegs(basis, first))]);
        const back = netLegs([...costLegs(basis, first), ...reversedLegs(costLegs(basis, other))]);
        expect(isBalanced(there)).toBe(true);
        expect(there.every(({ account }) => account !== "buyer_payable" && account !== "carrier_payable")).toBe(true);
        expect(netLegs([...there, ...back])).toEqual([]);
      }),
    );
  });

  it("costs a liable seller never more than the sale brought it, apart from the label, commission and fees", () => {
    fc.assert(
      fc.property(bases, (basis) => {
        const free = { ...basis, returnLabel: undefined, commissionReturned: false };
        const units = free.units.map((unit) => ({ ...unit, labelDeductedMinor: 0 }));
        const brl = costLegs({ ...free, units }, { fault: "BUYER", provisional: false });
        const borne = brl.filter(
          ({ account, currency }) => currency === "BRL" && (account === "seller_payable" || account === "fx"),
        );
        const sold = units.reduce((sum, { value }) => {
          const others = value.discounts.reduce(
            (off, { funder, amountMinor }) => off + (funder === "seller" ? 0 : amountMinor),
            0,
          );
          return sum + totalMinor(value.paid) + others;
        }, 0);
        expect(borne.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBeLessThanOrEqual(sold);
      }),
    );
  });
});
