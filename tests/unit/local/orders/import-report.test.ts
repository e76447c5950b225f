import { describe, expect, it } from "vitest";
import { importReport } from "../../../../local/orders/import-report.ts";
import type { OrderDocument, ReadOrders } from "../../../../local/orders/olist-orders.ts";

const brl = (amountMinor: number) => ({ amountMinor, currency: "BRL" }) as const;

const order = (orderId: string, capturedMinor: number): OrderDocument => ({
  orderId,
  market: "BR",
  currency: "BRL",
  placedAt: "2017-10-02T13:56:33Z",
  buyer: { buyerId: "b", kind: "consumer", locale: "pt-BR" },
  sellers: [{ sellerId: "s", legalStatus: "trader" }],
  lines: [
    {
      lineId: "1",
      sellerId: "s",
      sku: "k",
      title: "t",
      category: "c",
      units: 1,
      unitPrice: brl(1000),
      shipping: brl(250),
      promisedAt: "2017-10-18T02:00:00Z",
    },
  ],
  payments: [{ paymentId: "1", tender: "card", captured: brl(capturedMinor) }],
});

const read = (leftOut: ReadOrders["leftOut"] = []): ReadOrders => ({
  orders: [
    { order: order("o1", 1250), status: "delivered", file: "orders.csv", line: 2 },
    { order: order("o2", 1248), status: "delivered", file: "orders.csv", line: 3 },
  ],
  leftOut,
  paymentsOfNothing: 0,
});

describe("the report of an import", () => {
  it("names the orders that do not balance, with file line and difference", () => {
    const sent = { imported: 2, unchanged: 0, unbalanced: ["o2"], refused: [] };
    expect(importReport(read(), sent)).toEqual({
      text: "2 of 2 orders are in: 2 new, 0 known before.\n1 order does not balance and is marked:\n  o2 (orders.csv line 3): paid 12.48 for 12.50 BRL, 0.02 too little\n",
      isWhole: true,
    });
  });

  it("names what was refused by the file's own line, and says that the import is not whole", () => {
    const sent = { imported: 1, unchanged: 0, unbalanced: [], refused: [{ index: 1, why: "#/lines/0 no" }] };
    const { text, isWhole } = importReport(read(), sent);
    expect(text).toBe(
      "1 of 2 orders are in: 1 new, 0 known before.\nEvery order balances.\n1 refused:\n  o2 (orders.csv line 3): #/lines/0 no\n",
    );
    expect(isWhole).toBe(false);
  });

  it.each([
    [true, "1 left out, since nothing was sold:\n  o3 (orders.csv line 4: no line was sold (canceled))", true],
    [false, "1 left out, since the data is broken:\n  orders.csv line 4: no line was sold (canceled)", false],
  ])("tells what was left out (empty: %s)", (isEmpty, expected, isWhole) => {
    const leftOut = [{ orderId: "o3", why: "orders.csv line 4: no line was sold (canceled)", isEmpty }];
    const sent = { imported: 0, unchanged: 2, unbalanced: [], refused: [] };
    const report = importReport(read(leftOut), sent);
    expect(report.text).toContain(expected);
    expect(report.isWhole).toBe(isWhole);
  });
});
