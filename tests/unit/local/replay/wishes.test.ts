import { describe, expect, it } from "vitest";
import { chanceOf } from "../../../../local/replay/chance.ts";
import { replayOrder } from "../../../../local/replay/replay-order.ts";
import { wishesOf } from "../../../../local/replay/wishes.ts";

const brl = (amountMinor: number) => ({ amountMinor, currency: "BRL" }) as const;

const PLACED = "2017-03-01T10:00:00.000Z";
const PROMISED = "2017-03-20T03:00:00.000Z";

const order = (delivery: { shippedAt?: string; deliveredAt?: string }, lines = 1) =>
  replayOrder({
    order: {
      orderId: "o1",
      market: "BR",
      currency: "BRL",
      placedAt: PLACED,
      buyer: { buyerId: "b", kind: "consumer", locale: "pt-BR" },
      sellers: [{ sellerId: "s", legalStatus: "trader" }],
      lines: Array.from({ length: lines }, (_, index) => ({
        lineId: String(index + 1),
        sellerId: "s",
        sku: "k",
        title: "t",
        category: "c",
        units: 1,
        unitPrice: brl(1000),
        shipping: brl(0),
        promisedAt: PROMISED,
        ...delivery,
      })),
      payments: [],
    },
  });

const shippedAt = "2017-03-03T10:00:00.000Z";

describe("an order to be replayed", () => {
  it.each([
    ["on_time", { shippedAt, deliveredAt: "2017-03-10T10:00:00.000Z" }],
    ["late", { shippedAt, deliveredAt: "2017-03-20T03:00:00.001Z" }],
    ["never_arrived", { shippedAt }],
    ["never_shipped", {}],
  ])("was %s", (history, delivery) => {
    expect(order(delivery).history).toBe(history);
  });

  it("is placed without its future", () => {
    const { placed } = order({ shippedAt, deliveredAt: "2017-03-10T10:00:00.000Z" });
    expect(placed.lines[0]).not.toHaveProperty("shippedAt");
    expect(placed.lines[0]).not.toHaveProperty("deliveredAt");
    expect(placed.lines[0]?.promisedAt).toBe(PROMISED);
  });

  it("was never scanned before it was placed, whatever the data says", () => {
    expect(order({ shippedAt: "2017-02-01T00:00:00.000Z" }).shippedMs).toBe(Date.parse(PLACED) + 1);
  });
});

describe("what buyers ask for", () => {
  const draws = (delivery: { shippedAt?: string; deliveredAt?: string }, lines = 1) =>
    Array.from({ length: 300 }, (_, index) => wishesOf(order(delivery, lines), chanceOf(index, "wishes")));

  it("fits what happened: who got nothing says so, after the promise or too early", () => {
    const wishes = draws({ shippedAt }).flat();
    expect(new Set(wishes.map(({ reason }) => reason))).toEqual(new Set(["NOT_RECEIVED"]));
    expect(wishes.some(({ atMs }) => atMs < Date.parse(PROMISED))).toBe(true);
    expect(wishes.some(({ atMs }) => atMs > Date.parse(PROMISED) + 90 * 86_400_000)).toBe(true);
  });

  it("is lateness only where something was late", () => {
    const reasons = (delivery: object) =>
      draws(delivery)
        .flat()
        .map(({ reason }) => reason);
    expect(reasons({ shippedAt, deliveredAt: "2017-03-25T10:00:00.000Z" })).toContain("LATE_DELIVERY");
    expect(reasons({ shippedAt, deliveredAt: "2017-03-10T10:00:00.000Z" })).not.toContain("LATE_DELIVERY");
  });

  it("is nothing for many, never before the order, and in parts only where there are parts", () => {
    const single = draws({ shippedAt, deliveredAt: "2017-03-10T10:00:00.000Z" });
    expect(single.filter((wishes) => wishes.length === 0).length).toBeGreaterThan(80);
    expect(single.flat().every(({ atMs, extent }) => atMs > Date.parse(PLACED) && extent === "all")).toBe(true);
    const several = draws({ shippedAt, deliveredAt: "2017-03-10T10:00:00.000Z" }, 3);
    expect(several.some((wishes) => wishes.length === 2 && wishes[0]?.extent === "part")).toBe(true);
  });
});
