import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { components, sumAmounts, totalMinor } from "../../../domain/ledger/component-amounts.ts";
import { freezeOrder } from "../../../domain/orders/freeze-order.ts";
import { FrozenOrder } from "../../../domain/orders/frozen-order.ts";
import { initialBalances } from "../../../domain/orders/initial-balances.ts";
import { lineAmounts } from "../../../domain/orders/line-amounts.ts";
import { OrderSnapshot } from "../../../domain/orders/order-snapshot.ts";
import { orderSnapshots, receivedAt } from "../../support/orders.ts";

describe("freezing an order", () => {
  it("gives the units of a line exactly what the line comes to, component by component", () => {
    fc.assert(
      fc.property(orderSnapshots({ balanced: true }), (order) => {
        const { units } = freezeOrder(order, receivedAt);
        for (const [lineId, { owed }] of lineAmounts(order)) {
          expect(sumAmounts(units.filter((unit) => unit.lineId === lineId).map(({ paid }) => paid))).toEqual(owed);
        }
      }),
    );
  });

  it("makes refundable exactly what was captured for the lines, never more", () => {
    fc.assert(
      fc.property(orderSnapshots(), (order) => {
        const frozen = freezeOrder(order, receivedAt);
        const { linesMinor, capturedMinor, refundableMinor } = frozen.totals;
        const refundable = initialBalances(frozen).balances.reduce((sum, row) => sum + row.refundableMinor, 0);
        expect(refundable).toBe(Math.min(linesMinor, capturedMinor));
        expect(refundableMinor).toBe(refundable);
        expect(totalMinor(sumAmounts(frozen.units.map(({ paid }) => paid)))).toBe(refundable);
        expect(frozen.unbalanced !== undefined).toBe(linesMinor !== capturedMinor);
      }),
    );
  });

  it("cuts no unit below nothing and none above what it cost, however little was captured", () => {
    fc.assert(
      fc.property(orderSnapshots({ balanced: true }), fc.integer({ min: 0, max: 100 }), (order, percent) => {
        const full = freezeOrder(order, receivedAt);
        const payments = order.payments.map((payment) => ({
          ...payment,
          captured: { ...payment.captured, amountMinor: Math.floor((payment.captured.amountMinor * percent) / 100) },
        }));
        const cut = freezeOrder({ ...order, payments }, receivedAt);
        for (const [index, unit] of cut.units.entries()) {
          for (const component of components) {
            expect(unit.paid[component]).toBeGreaterThanOrEqual(0);
            expect(unit.paid[component]).toBeLessThanOrEqual(full.units[index]?.paid[component] ?? 0);
          }
        }
      }),
    );
  });

  it("does not depend on the order of the lines", () => {
    fc.assert(
      fc.property(orderSnapshots(), (order) => {
        const frozen = freezeOrder(order, receivedAt);
        const turned = freezeOrder({ ...order, lines: order.lines.toReversed() }, receivedAt);
        const byUnit = (units: typeof frozen.units) =>
          units.toSorted((a, b) => `${a.lineId}#${a.unitNo}`.localeCompare(`${b.lineId}#${b.unitNo}`));
        expect(byUnit(turned.units)).toEqual(byUnit(frozen.units));
      }),
    );
  });

  it("survives storage as JSON", () => {
    fc.assert(
      fc.property(orderSnapshots(), (order) => {
        const frozen = freezeOrder(order, receivedAt);
        expect(FrozenOrder.parse(JSON.parse(JSON.stringify(frozen)))).toEqual(frozen);
        expect(OrderSnapshot.parse(JSON.parse(JSON.stringify(order)))).toEqual(order);
      }),
    );
  });
});
