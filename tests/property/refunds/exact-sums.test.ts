import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trialBalance } from "../../../domain/ledger/journal.ts";
import { freezeOrder } from "../../../domain/orders/freeze-order.ts";
import type { FrozenOrder } from "../../../domain/orders/frozen-order.ts";
import { initialBalances } from "../../../domain/orders/initial-balances.ts";
import { orderSnapshots, receivedAt } from "../../support/orders.ts";
import { openRefund, payInFull, type RefundWorld, refundIdOf, wholeUnit, worldOf } from "../../support/refunds.ts";

/** Refunds every unit in the order of `shuffle` and in groups as `groupOf` says, each group of one seller. */
const refundAll = (order: FrozenOrder, shuffle: readonly number[], groupOf: readonly number[]): RefundWorld => {
  const units = order.units
    .map((unit, index) => ({
      unit,
      rank: shuffle[index % shuffle.length] ?? 0,
      group: groupOf[index % groupOf.length],
    }))
    .toSorted((a, b) => a.rank - b.rank);
  const groups = Map.groupBy(units, ({ unit, group }) => `${unit.sellerId}#${group}`);
  let world = worldOf(order);
  for (const [index, members] of [...groups.values()].entries()) {
    const sellerId = members[0]?.unit.sellerId ?? "";
    const refundId = refundIdOf(index + 1);
    const chosen = members.map(({ unit }) => wholeUnit(unit));
    world = payInFull(world, { ...openRefund(order, { sellerId: sellerId as never }), refundId, units: chosen });
  }
  return world;
};

const orders = orderSnapshots().map((order) => freezeOrder(order, receivedAt));
const ranks = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 });
const groupings = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 });

describe("refunding all units, in any grouping and order", () => {
  it("returns exactly what was paid for each component, and leaves nothing over", () => {
    fc.assert(
      fc.property(orders, ranks, groupings, (order, shuffle, groupOf) => {
        const { balances, payments } = refundAll(order, shuffle, groupOf).balances;
        for (const row of initialBalances(order).balances) {
          const { refundableMinor, ...rest } = row;
          const paid = { ...rest, refundableMinor: 0, reservedMinor: 0, refundedMinor: refundableMinor };
          expect(balances).toContainEqual(paid);
        }
        const back = payments.reduce((sum, { refundedMinor }) => sum + refundedMinor, 0);
        expect(back).toBe(order.totals.refundableMinor);
        expect(payments.every((row) => row.refundedMinor <= row.capturedMinor)).toBe(true);
      }),
    );
  });

  it("gives each funder back the discount that it gave, and the seller the commission that it paid", () => {
    fc.assert(
      fc.property(orders, ranks, groupings, (order, shuffle, groupOf) => {
        const { entries } = refundAll(order, shuffle, groupOf);
        const credited = (account: string): number =>
          trialBalance(entries)
            .filter((leg) => leg.account === account && leg.currency === "BRL")
            .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        const discounts = (funder: string): number =>
          order.units
            .flatMap((unit) => unit.discounts)
            .reduce((sum, one) => sum + (one.funder === funder ? one.amountMinor : 0), 0);
        expect(credited("promotion_platform") + discounts("platform")).toBe(0);
        expect(credited("promotion_third_party") + discounts("third_party")).toBe(0);
        const commission = order.units.reduce((sum, unit) => sum + unit.commissionMinor, 0);
        const fees = order.units.reduce((sum, { paid }) => sum + paid.fee, 0);
        expect(credited("commission_revenue")).toBe(commission + fees);
        expect(credited("buyer_payable")).toBe(0);
      }),
    );
  });

  it("takes back in the settlement currency exactly what the seller was settled", () => {
    fc.assert(
      fc.property(orderSnapshots({ balanced: true }), ranks, groupings, (snapshot, shuffle, groupOf) => {
        const order = freezeOrder(snapshot, receivedAt);
        const taken = trialBalance(refundAll(order, shuffle, groupOf).entries)
          .filter(({ account, currency }) => account === "seller_payable" && currency === "USD")
          .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        const settled = order.units.reduce(
          (sum, { settlement }) => sum + (settlement && settlement.ofMinor > 0 ? settlement.amountMinor : 0),
          0,
        );
        expect(taken).toBe(settled);
      }),
    );
  });
});
