import { describe, expect, it } from "vitest";
import { noAmounts } from "../../../domain/ledger/component-amounts.ts";
import { initialBalances } from "../../../domain/orders/initial-balances.ts";
import { lineOf, linesOfSeller, unitOf, unitsOf } from "../../../domain/orders/order-selectors.ts";
import { aFrozenOrder, aLine, aPayment, brl } from "../../support/orders.ts";

const itemsOf = (order: ReturnType<typeof aFrozenOrder>, lineId: string): readonly number[] =>
  unitsOf(order, lineId).map(({ paid }) => paid.item);

describe("freezing an order", () => {
  it("gives cents that do not divide to the lowest units", () => {
    const order = aFrozenOrder({
      lines: [aLine({ units: 3, discounts: [{ amount: brl(100), funder: "platform" }], shipping: brl(1_000) })],
    });
    expect(itemsOf(order, "line-1")).toEqual([9_967, 9_967, 9_966]);
    expect(unitsOf(order, "line-1").map(({ paid }) => paid.shipping)).toEqual([334, 333, 333]);
    expect(unitsOf(order, "line-1").map(({ discounts }) => discounts)).toEqual([
      [{ funder: "platform", amountMinor: 34 }],
      [{ funder: "platform", amountMinor: 33 }],
      [{ funder: "platform", amountMinor: 33 }],
    ]);
  });

  it("takes included tax out of the price and adds the other on top", () => {
    const taxes = [
      { amount: brl(1_000), code: "VAT", included: true },
      { amount: brl(300), code: "ECO" },
    ];
    const order = aFrozenOrder({ lines: [aLine({ taxes })] });
    expect(unitOf(order, "line-1", 1)?.paid).toEqual({ ...noAmounts, item: 9_000, tax: 1_300 });
    expect(order.totals.linesMinor).toBe(10_300);
  });

  it("splits what belongs to the whole order over its lines, ties to the lower line id", () => {
    const order = aFrozenOrder({
      lines: [aLine({ lineId: "b" }), aLine({ lineId: "a" }), aLine({ lineId: "c", unitPrice: brl(5_000) })],
      discounts: [{ amount: brl(6), funder: "third_party" }],
      shipping: brl(6),
    });
    expect(["a", "b", "c"].map((lineId) => unitOf(order, lineId, 1)?.discounts[0]?.amountMinor)).toEqual([3, 2, 1]);
    expect(["a", "b", "c"].map((lineId) => unitOf(order, lineId, 1)?.paid.shipping)).toEqual([3, 2, 1]);
  });

  it.each([
    [10_000, undefined, 10_000],
    [9_000, { linesMinor: 10_000, capturedMinor: 9_000, differenceMinor: -1_000 }, 9_000],
    [12_000, { linesMinor: 10_000, capturedMinor: 12_000, differenceMinor: 2_000 }, 10_000],
    [0, { linesMinor: 10_000, capturedMinor: 0, differenceMinor: -10_000 }, 0],
  ])(
    "with %i captured for lines of 10000 is marked %j and gives back %i at most",
    (captured, unbalanced, refundable) => {
      const order = aFrozenOrder({ payments: [aPayment({ captured: brl(captured) })] });
      expect(order.unbalanced).toEqual(unbalanced);
      expect(order.totals.refundableMinor).toBe(refundable);
      expect(unitOf(order, "line-1", 1)?.paid.item).toBe(refundable);
    },
  );

  it("cuts every amount in proportion when too little was captured", () => {
    const lines = [aLine({ shipping: brl(2_000) }), aLine({ lineId: "line-2", unitPrice: brl(8_000) })];
    const order = aFrozenOrder({ lines, payments: [aPayment({ captured: brl(10_000) })] });
    expect(order.units.map(({ paid }) => [paid.item, paid.shipping])).toEqual([
      [5_000, 1_000],
      [4_000, 0],
    ]);
  });

  it("keeps what the seller was settled, and for how much of the order's money", () => {
    const order = aFrozenOrder({
      lines: [
        aLine({
          discounts: [{ amount: brl(1_000), funder: "platform" }],
          commission: brl(1_500),
          shipping: brl(500),
          settlement: { currency: "USD", amountMinor: 1_800 },
        }),
      ],
    });
    expect(unitOf(order, "line-1", 1)).toMatchObject({
      paid: { item: 9_000, shipping: 500 },
      commissionMinor: 1_500,
      settlement: { currency: "USD", amountMinor: 1_800, ofMinor: 9_000 },
    });
  });
});

describe("the ledger's rows of a frozen order", () => {
  it("count by seller and component what can go back, and by payment what was captured", () => {
    const order = aFrozenOrder({
      lines: [
        aLine({ units: 2, shipping: brl(700) }),
        aLine({ lineId: "line-2", sellerId: "seller-2", taxes: [{ amount: brl(300), code: "VAT" }] }),
      ],
      payments: [
        aPayment({ paymentId: "gift", tender: "gift_card", captured: brl(1_000) }),
        aPayment({ captured: brl(30_000), providerPaymentId: "pi_1" }),
      ],
    });
    const { balances, payments } = initialBalances(order);
    const counters = { reservedMinor: 0, refundedMinor: 0 };
    expect(balances).toEqual([
      { sellerId: "seller-1", currency: "BRL", component: "item", refundableMinor: 20_000, ...counters },
      { sellerId: "seller-1", currency: "BRL", component: "shipping", refundableMinor: 700, ...counters },
      { sellerId: "seller-2", currency: "BRL", component: "item", refundableMinor: 10_000, ...counters },
      { sellerId: "seller-2", currency: "BRL", component: "tax", refundableMinor: 300, ...counters },
    ]);
    expect(payments).toMatchObject([
      { paymentId: "gift", tender: "gift_card", position: 1, capturedMinor: 1_000, refundableMinor: 1_000 },
      { paymentId: "pay-1", tender: "card", position: 2, capturedMinor: 30_000, providerPaymentId: "pi_1" },
    ]);
  });
});

describe("reading a frozen order", () => {
  const order = aFrozenOrder({ lines: [aLine(), aLine({ lineId: "line-2", sellerId: "seller-2" })] });

  it("finds lines by id and by seller, and nothing for what it does not have", () => {
    expect(lineOf(order, "line-2")?.sellerId).toBe("seller-2");
    expect(linesOfSeller(order, "seller-1").map(({ lineId }) => lineId)).toEqual(["line-1"]);
    expect(lineOf(order, "line-9")).toBeUndefined();
    expect(unitOf(order, "line-1", 2)).toBeUndefined();
    expect(unitsOf(order, "line-9")).toEqual([]);
  });
});
