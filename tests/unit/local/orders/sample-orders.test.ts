import { describe, expect, it } from "vitest";
import { instant } from "../../../../domain/kernel/instant.ts";
import { freezeOrder } from "../../../../domain/orders/freeze-order.ts";
import { OrderSnapshot } from "../../../../domain/orders/order-snapshot.ts";
import { READY_IDENTITIES } from "../../../../local/identity/ready-identities.ts";
import { sampleOrders } from "../../../../local/orders/sample-orders.ts";
import { SAMPLE_RETURNS } from "../../../../local/orders/sample-returns.ts";

const NOW = "2026-03-10T12:00:00.000Z";
const orders = sampleOrders(NOW);
const frozen = orders.map((order) => freezeOrder(OrderSnapshot.parse(order), instant(NOW)));

describe("the sample orders", () => {
  it("are the same for the same instant and seed, and others for another", () => {
    expect(sampleOrders(NOW)).toEqual(orders);
    expect(sampleOrders(NOW, 21)).not.toEqual(orders);
  });

  it.each(frozen.map((order) => [order.snapshot.orderId, order] as const))("%s balances", (_orderId, order) => {
    expect(order.unbalanced).toBeUndefined();
    expect(order.totals.refundableMinor).toBeGreaterThan(0);
  });

  it("are of all six markets, with won in whole won", () => {
    expect([...new Set(orders.map(({ market }) => market))]).toEqual(["BR", "MX", "KR", "EU", "GB", "US"]);
    expect(orders).toHaveLength(24);
    const won = frozen.filter(({ snapshot }) => snapshot.currency === "KRW");
    expect(won.every(({ totals }) => totals.capturedMinor > 5_000)).toBe(true);
  });

  it("show several lines, units, sellers and tenders, and discounts of every funder", () => {
    const funders = orders.flatMap(({ lines }) =>
      lines.flatMap(({ discounts = [] }) => discounts.map(({ funder }) => funder)),
    );
    expect([...new Set(funders)].sort()).toEqual(["platform", "seller", "third_party"]);
    expect(orders.some(({ lines }) => lines.length > 1 && lines.some(({ units }) => units > 1))).toBe(true);
    expect(orders.some(({ sellers }) => sellers.length > 1)).toBe(true);
    expect(new Set(orders.flatMap(({ payments }) => payments.map(({ tender }) => tender))).size).toBeGreaterThan(4);
    const included = orders.flatMap(({ lines }) => lines.flatMap(({ taxes = [] }) => taxes.map((tax) => tax.included)));
    expect([...new Set(included)].sort()).toEqual([false, true]);
  });

  it("are the ready buyer's and the ready sellers'", () => {
    expect(orders.filter(({ buyer }) => buyer.buyerId === READY_IDENTITIES.buyer.subject)).toHaveLength(12);
    const sellers = new Set(orders.flatMap((order) => order.sellers.map(({ sellerId }) => sellerId)));
    expect([...sellers].sort()).toEqual(
      [READY_IDENTITIES.seller.sellerId, READY_IDENTITIES.otherSeller.sellerId].sort(),
    );
  });

  it.each(SAMPLE_RETURNS.map((sample) => [sample.orderId, sample] as const))(
    "has the units of the return of %s",
    (orderId, sample) => {
      const line = orders
        .find((order) => order.orderId === orderId)
        ?.lines.find(({ lineId }) => lineId === sample.lineId);
      expect(line?.units).toBeGreaterThanOrEqual(sample.units);
    },
  );
});
