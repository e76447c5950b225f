import { describe, expect, it } from "vitest";
import { OrderSnapshot } from "../../../domain/orders/order-snapshot.ts";
import { aLine, anOrderInput, aPayment, brl, type OrderInput } from "../../support/orders.ts";

const seller = (sellerId: string) => ({ sellerId, legalStatus: "trader" as const });
const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" as const });

const pathsOf = (order: unknown): readonly string[] => {
  const parsed = OrderSnapshot.safeParse(order);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => `/${path.join("/")}`);
};

const withLines = (...lines: Parameters<typeof aLine>[0][]): OrderInput =>
  anOrderInput({ lines: lines.map((line) => aLine(line)), sellers: [seller("seller-1")], payments: [aPayment()] });

describe("an order snapshot", () => {
  it("is accepted with exactly the documented fields", () => {
    const order = {
      orderId: "order-1",
      market: "BR",
      currency: "BRL",
      placedAt: "2026-03-02T10:00:00Z",
      buyer: { buyerId: "buyer-1", kind: "consumer", locale: "pt-BR" },
      sellers: [{ sellerId: "seller-1", legalStatus: "private" }],
      lines: [
        {
          lineId: "line-1",
          sellerId: "seller-1",
          sku: "SKU-1",
          title: "Red kettle",
          category: "housewares",
          units: 2,
          unitPrice: brl(5_000),
          discounts: [{ amount: brl(500), funder: "platform" }],
          taxes: [{ amount: brl(900), code: "ICMS" }],
          shipping: brl(1_200),
          promisedAt: "2026-03-09T23:59:59Z",
          deliveredAt: "2026-03-06T15:00:00Z",
          flags: ["final_sale"],
        },
      ],
      payments: [{ paymentId: "pay-1", tender: "boleto", captured: brl(11_600) }],
    };
    expect(OrderSnapshot.parse(order)).toEqual({
      ...order,
      placedAt: "2026-03-02T10:00:00.000Z",
      lines: [{ ...order.lines[0], promisedAt: "2026-03-09T23:59:59.000Z", deliveredAt: "2026-03-06T15:00:00.000Z" }],
    });
  });

  it.each<[string, unknown, readonly string[]]>([
    ["another currency on a price", withLines({ unitPrice: usd(100) }), ["/lines/0/unitPrice/currency"]],
    [
      "another currency on a tax",
      withLines({ taxes: [{ amount: usd(1), code: "VAT" }] }),
      ["/lines/0/taxes/0/amount/currency"],
    ],
    [
      "another currency on a payment",
      anOrderInput({ payments: [aPayment({ captured: usd(1) })] }),
      ["/payments/0/captured/currency"],
    ],
    ["a settlement in another currency", withLines({ settlement: usd(900) }), []],
    ["a line twice", withLines({}, {}), ["/lines/1/lineId"]],
    ["a payment twice", anOrderInput({ payments: [aPayment(), aPayment()] }), ["/payments/1/paymentId"]],
    ["a seller twice", anOrderInput({ sellers: [seller("seller-1"), seller("seller-1")] }), ["/sellers/1/sellerId"]],
    ["a line of an unknown seller", withLines({ sellerId: "seller-9" }), ["/lines/0/sellerId"]],
    ["no unit", withLines({ units: 0 }), ["/lines/0/units"]],
    ["half a unit", withLines({ units: 1.5 }), ["/lines/0/units"]],
    ["a thousand units", withLines({ units: 1_000 }), ["/lines/0/units"]],
    ["a thousand units on two lines", withLines({ units: 500 }, { lineId: "line-2", units: 500 }), ["/lines"]],
    ["a negative price", withLines({ unitPrice: brl(-1) }), ["/lines/0/unitPrice/amountMinor"]],
    ["a price of half a cent", withLines({ unitPrice: brl(0.5) }), ["/lines/0/unitPrice/amountMinor"]],
    ["delivered before it was placed", withLines({ deliveredAt: "2026-03-01T00:00:00Z" }), ["/lines/0/deliveredAt"]],
    ["delivered when it was placed", withLines({ deliveredAt: "2026-03-02T10:00:00Z" }), []],
    [
      "discounts above the price",
      withLines({ discounts: [{ amount: brl(10_001), funder: "seller" }] }),
      ["/lines/0/discounts"],
    ],
    [
      "discounts and included taxes above the price",
      withLines({
        discounts: [{ amount: brl(9_000), funder: "seller" }],
        taxes: [{ amount: brl(1_001), code: "VAT", included: true }],
      }),
      ["/lines/0/discounts"],
    ],
    ["a commission above the price", withLines({ commission: brl(10_001) }), ["/lines/0/commission"]],
    [
      "discounts of the order above what its lines cost",
      { ...withLines({}), discounts: [{ amount: brl(10_001), funder: "platform" }] },
      ["/discounts"],
    ],
    [
      "a line too large to count",
      withLines({ units: 2, unitPrice: brl(Number.MAX_SAFE_INTEGER) }),
      ["/lines/0/unitPrice", "/"],
    ],
    [
      "sums too large to count",
      withLines({ unitPrice: brl(Number.MAX_SAFE_INTEGER) }, { lineId: "line-2", unitPrice: brl(1) }),
      ["/"],
    ],
    ["an unknown field", { ...withLines({}), coupon: "X" }, ["/"]],
    ["an unknown market", { ...withLines({}), market: "FR" }, ["/market"]],
    ["no lines", { ...withLines({}), lines: [] }, ["/lines"]],
    ["no payments", anOrderInput({ payments: [] }), []],
  ])("with %s names the fields at fault", (_, order, paths) => {
    expect(pathsOf(order)).toEqual(paths);
  });
});
