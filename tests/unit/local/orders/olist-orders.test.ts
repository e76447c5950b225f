import { afterEach, describe, expect, it } from "vitest";
import { OrderSnapshot } from "../../../../domain/orders/order-snapshot.ts";
import { BrokenInput } from "../../../../local/orders/broken-input.ts";
import { readOlistOrders } from "../../../../local/orders/olist-orders.ts";
import { smallFolder, writeFolder } from "../../../support/olist-folder.ts";

const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

/** Reads the small folder with some lines replaced: by file, then by line number from 1. */
const reading = (changes: Readonly<Record<string, Readonly<Record<number, string>>>> = {}) => {
  const files = Object.entries(smallFolder).map(([file, lines]) => {
    const changed = [...lines];
    for (const [line, text] of Object.entries(changes[file] ?? {})) changed[Number(line) - 1] = text;
    return [file, changed] as const;
  });
  const { folder, remove } = writeFolder(Object.fromEntries(files));
  removals.push(remove);
  return readOlistOrders(folder);
};

const orderRow = (times: string) => `o1,c1,delivered,${times}`;

describe("an order of the data", () => {
  it("becomes a document that the API takes", () => {
    const { orders, leftOut } = reading();
    expect(leftOut).toEqual([]);
    expect(orders).toHaveLength(1);
    const [{ order, status, file, line } = { order: undefined, status: "", file: "", line: 0 }] = orders;
    expect(OrderSnapshot.safeParse(order).success).toBe(true);
    expect({ status, file, line }).toEqual({ status: "delivered", file: "orders.csv", line: 2 });
    expect(order).toMatchObject({
      orderId: "o1",
      market: "BR",
      currency: "BRL",
      placedAt: "2017-10-02T13:56:33.000Z",
      buyer: { buyerId: "person-1", kind: "consumer", locale: "pt-BR" },
      sellers: [
        { sellerId: "s1", legalStatus: "trader" },
        { sellerId: "s2", legalStatus: "trader" },
      ],
      lines: [
        {
          lineId: "1",
          sellerId: "s1",
          category: "health_beauty",
          title: "Health beauty",
          units: 1,
          unitPrice: { amountMinor: 2999, currency: "BRL" },
          shipping: { amountMinor: 872, currency: "BRL" },
          promisedAt: "2017-10-18T02:00:00.000Z",
          shippedAt: "2017-10-04T22:55:00.000Z",
          deliveredAt: "2017-10-11T00:25:13.000Z",
        },
        { lineId: "2", sellerId: "s2", category: "uncategorised" },
      ],
      payments: [
        { paymentId: "1", tender: "card", captured: { amountMinor: 3000 } },
        { paymentId: "2", tender: "voucher", captured: { amountMinor: 2000 } },
      ],
    });
  });

  it.each([
    ["winter time", "2017-07-01 12:00:00", "2017-07-01T15:00:00.000Z"],
    ["summer time", "2017-12-01 12:00:00", "2017-12-01T14:00:00.000Z"],
    ["the midnight that the clocks left out", "2017-10-15 00:00:00", "2017-10-15T03:00:00.000Z"],
    ["the hour that came twice, the first of it", "2018-02-17 23:30:00", "2018-02-18T01:30:00.000Z"],
  ])("is placed at the instant of Sao Paulo's %s", (_when, local, instant) => {
    const { orders } = reading({ "orders.csv": { 2: orderRow(`${local},,,,2018-12-01 00:00:00`) } });
    expect(orders[0]?.order.placedAt).toBe(instant);
  });

  it("that never left has no times of a parcel", () => {
    const { orders } = reading({ "orders.csv": { 2: orderRow("2017-10-02 10:56:33,,,,2017-10-18 00:00:00") } });
    expect(orders[0]?.order.lines[0]).not.toHaveProperty("shippedAt");
    expect(orders[0]?.order.lines[0]).not.toHaveProperty("deliveredAt");
  });

  it("leaves out payments of nothing, whatever their type, and counts them", () => {
    const { orders, paymentsOfNothing } = reading({ "order_payments.csv": { 2: "o1,2,not_defined,1,0.00" } });
    expect(orders[0]?.order.payments.map(({ paymentId }) => paymentId)).toEqual(["1"]);
    expect(paymentsOfNothing).toBe(1);
  });

  it("without lines is left out as empty, not as broken", () => {
    const { orders, leftOut } = reading({ "order_items.csv": { 2: "", 3: "" } });
    expect(orders).toEqual([]);
    expect(leftOut).toEqual([{ orderId: "o1", why: "orders.csv line 2: no line was sold (delivered)", isEmpty: true }]);
  });
});

describe("a row that is broken costs its own order, by file and line", () => {
  it.each([
    [
      "order_items.csv",
      3,
      "o1,2,p2,s2,,1O.00,1.29",
      'order_items.csv line 3: price is "1O.00", expected an amount such as 109.90',
    ],
    [
      "order_items.csv",
      2,
      "o1,1,p1,s1,,-1.00,1.29",
      'order_items.csv line 2: price is "-1.00", expected an amount such as 109.90',
    ],
    [
      "order_items.csv",
      2,
      "o1,1,p1,s1,,1.005,1.29",
      'order_items.csv line 2: price is "1.005", expected an amount such as 109.90',
    ],
    [
      "order_items.csv",
      2,
      "o1,0,p1,s1,,1.00,1.29",
      'order_items.csv line 2: order_item_id is "0", expected a whole number from 1 up',
    ],
    ["order_items.csv", 2, "o1,1,p9,s1,,1.00,1.29", "order_items.csv line 2: product p9 is not in products.csv"],
    [
      "order_payments.csv",
      3,
      "o1,1,cowries,1,30.00",
      'order_payments.csv line 3: payment_type is "cowries", expected one of credit_card, debit_card, boleto, voucher',
    ],
    [
      "order_payments.csv",
      3,
      "o1,1,credit_card,1,lots",
      'order_payments.csv line 3: payment_value is "lots", expected an amount such as 109.90',
    ],
    [
      "orders.csv",
      2,
      "o1,c9,delivered,2017-10-02 10:56:33,,,,2017-10-18 00:00:00",
      "orders.csv line 2: customer c9 is not in customers.csv",
    ],
    [
      "orders.csv",
      2,
      "o1,c1,delivered,2017-02-30 10:56:33,,,,2017-10-18 00:00:00",
      'orders.csv line 2: order_purchase_timestamp is "2017-02-30 10:56:33", expected a time such as 2017-10-02 10:56:33',
    ],
    [
      "orders.csv",
      2,
      "o1,c1,delivered,2017-10-02,,,,2017-10-18 00:00:00",
      'orders.csv line 2: order_purchase_timestamp is "2017-10-02", expected a time such as 2017-10-02 10:56:33',
    ],
    [
      "orders.csv",
      2,
      "o1,c1,delivered,2017-10-02 10:56:33,,,,",
      'orders.csv line 2: order_estimated_delivery_date is "", expected a time such as 2017-10-02 10:56:33',
    ],
  ])("%s line %i: %s", (file, line, row, why) => {
    const { orders, leftOut } = reading({ [file]: { [line]: row } });
    expect(orders).toEqual([]);
    expect(leftOut).toEqual([{ orderId: "o1", why, isEmpty: false }]);
  });

  it("an order that stands twice comes in once", () => {
    const { orders, leftOut } = reading({ "orders.csv": { 3: smallFolder["orders.csv"]?.[1] ?? "" } });
    expect(orders).toHaveLength(1);
    expect(leftOut).toEqual([{ orderId: "o1", why: "orders.csv line 3: order o1 stands here twice", isEmpty: false }]);
  });

  it("lines and payments of an unknown order are named", () => {
    const { leftOut } = reading({ "order_items.csv": { 4: "o7,1,p1,s1,,1.00,1.00" } });
    expect(leftOut).toEqual([
      { orderId: "o7", why: "order_items.csv line 4: order o7 is not in orders.csv", isEmpty: false },
    ]);
  });
});

describe("files that cannot be read", () => {
  it.each([
    ["orders.csv", { 1: "order_id,customer_id" }, /^orders\.csv line 2: Invalid Record Length/],
    ["orders.csv", { 2: 'o1,"c1' }, /^orders\.csv line \d+: Quote Not Closed/],
    ["customers.csv", { 1: "customer_id,customer_name,x,y,z" }, "customers.csv line 1: no column customer_unique_id"],
  ])("%s with %j end with file and line", (file, lines, message) => {
    expect(() => reading({ [file]: lines })).toThrow(message);
    expect(() => reading({ [file]: lines })).toThrow(BrokenInput);
  });

  it("a missing file is named with its folder", () => {
    const { "products.csv": _products, ...others } = smallFolder;
    const { folder, remove } = writeFolder(others);
    removals.push(remove);
    expect(() => readOlistOrders(folder)).toThrow(`products.csv is missing in ${folder}`);
  });

  it("an empty file says what it should begin with", () => {
    const { folder, remove } = writeFolder({ ...smallFolder, "orders.csv": [] });
    removals.push(remove);
    expect(() => readOlistOrders(folder)).toThrow("orders.csv is empty; it begins with the names of its columns");
  });
});
