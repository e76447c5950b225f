import type * as z from "zod";
import type { OrderFields } from "../../domain/orders/order-snapshot.ts";
import { BrokenInput, type FilePlace, placeText } from "./broken-input.ts";
import { type ItemRow, type OlistTables, type OrderRow, type PaymentRow, readOlistTables } from "./olist-tables.ts";
import { CURRENCY, countIn, instantIn, moneyIn, tenderIn } from "./olist-values.ts";

/** An order as the API takes it. */
export type OrderDocument = z.input<typeof OrderFields>;

/** An order of the data: its document, where it stands, and what became of it. */
export interface ReadOrder extends FilePlace {
  readonly order: OrderDocument;
  /** The data's own word: delivered, shipped, canceled, ... */
  readonly status: string;
}

/** An order of the data that cannot become one of ours. */
export interface LeftOut {
  readonly orderId: string;
  readonly why: string;
  /** Nothing was sold, as with orders that were cancelled before anything was allotted: not a fault of the data. */
  readonly isEmpty: boolean;
}

/** What a folder holds. `paymentsOfNothing` counts vouchers and the like of 0.00, which stand for no money. */
export interface ReadOrders {
  readonly orders: readonly ReadOrder[];
  readonly leftOut: readonly LeftOut[];
  readonly paymentsOfNothing: number;
}

const titleOf = (category: string): string => {
  const words = category.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const optionalInstant = (place: FilePlace, column: string, text: string) =>
  text === "" ? undefined : instantIn(place, column, text);

const deliveryOf = (row: OrderRow) => {
  const { order_delivered_carrier_date: shipped, order_delivered_customer_date: delivered } = row.fields;
  const shippedAt = optionalInstant(row, "order_delivered_carrier_date", shipped);
  const deliveredAt = optionalInstant(row, "order_delivered_customer_date", delivered);
  return {
    promisedAt: instantIn(row, "order_estimated_delivery_date", row.fields.order_estimated_delivery_date),
    ...(shippedAt !== undefined && { shippedAt }),
    ...(deliveredAt !== undefined && { deliveredAt }),
  };
};

// Each row of the data is one unit; two of a kind are two rows.
const lineOf = (row: ItemRow, tables: OlistTables, delivery: ReturnType<typeof deliveryOf>) => {
  const { order_item_id, product_id, seller_id, price, freight_value } = row.fields;
  const category = tables.categoryOf.get(product_id);
  if (category === undefined) throw new BrokenInput(`${placeText(row)}: product ${product_id} is not in products.csv`);
  return {
    lineId: String(countIn(row, "order_item_id", order_item_id)),
    sellerId: seller_id,
    sku: product_id,
    title: titleOf(category),
    category,
    units: 1,
    unitPrice: moneyIn(row, "price", price),
    shipping: moneyIn(row, "freight_value", freight_value),
    ...delivery,
  };
};

const isOfNothing = ({ fields }: PaymentRow): boolean => /^0+(\.0+)?$/.test(fields.payment_value);

const inSequence = (rows: readonly PaymentRow[]): readonly PaymentRow[] => {
  const position = (row: PaymentRow) => countIn(row, "payment_sequential", row.fields.payment_sequential);
  return rows.toSorted((a, b) => position(a) - position(b));
};

const paymentOf = (row: PaymentRow) => ({
  paymentId: row.fields.payment_sequential,
  tender: tenderIn(row, "payment_type", row.fields.payment_type),
  captured: moneyIn(row, "payment_value", row.fields.payment_value),
});

const orderOf = (row: OrderRow, items: readonly ItemRow[], tables: OlistTables): OrderDocument => {
  const { order_id, customer_id, order_purchase_timestamp } = row.fields;
  const buyerId = tables.personOf.get(customer_id);
  if (buyerId === undefined)
    throw new BrokenInput(`${placeText(row)}: customer ${customer_id} is not in customers.csv`);
  const delivery = deliveryOf(row);
  const sellerIds = [...new Set(items.map(({ fields }) => fields.seller_id))];
  return {
    orderId: order_id,
    market: "BR",
    currency: CURRENCY,
    placedAt: instantIn(row, "order_purchase_timestamp", order_purchase_timestamp),
    buyer: { buyerId, kind: "consumer", locale: "pt-BR" },
    sellers: sellerIds.map((sellerId) => ({ sellerId, legalStatus: "trader" })),
    lines: items.map((item) => lineOf(item, tables, delivery)),
    payments: inSequence(tables.paymentsOf.get(order_id) ?? [])
      .filter((payment) => !isOfNothing(payment))
      .map(paymentOf),
  };
};

const strangers = (rows: ReadonlyMap<string, readonly FilePlace[]>, known: ReadonlySet<string>): readonly LeftOut[] =>
  [...rows]
    .filter(([orderId]) => !known.has(orderId))
    .map(([orderId, [place]]) => ({
      orderId,
      why: `${place === undefined ? "a row" : placeText(place)}: order ${orderId} is not in orders.csv`,
      isEmpty: false,
    }));

/** Reads the orders of a folder in Olist's form. What a row spoils is left out and named. Throws `BrokenInput`. */
export const readOlistOrders = (folder: string): ReadOrders => {
  const tables = readOlistTables(folder);
  const orders: ReadOrder[] = [];
  const known = new Set<string>();
  const leftOut: LeftOut[] = [];
  for (const row of tables.orders) {
    const { order_id: orderId, order_status: status } = row.fields;
    const items = tables.itemsOf.get(orderId) ?? [];
    try {
      if (known.has(orderId)) throw new BrokenInput(`${placeText(row)}: order ${orderId} stands here twice`);
      known.add(orderId);
      if (items.length > 0) orders.push({ order: orderOf(row, items, tables), status, file: row.file, line: row.line });
      else leftOut.push({ orderId, why: `${placeText(row)}: no line was sold (${status})`, isEmpty: true });
    } catch (error) {
      if (!(error instanceof BrokenInput)) throw error;
      leftOut.push({ orderId, why: error.message, isEmpty: false });
    }
  }
  leftOut.push(...strangers(tables.itemsOf, known), ...strangers(tables.paymentsOf, known));
  const payments = [...tables.paymentsOf.values()].flat();
  return { orders, leftOut, paymentsOfNothing: payments.filter(isOfNothing).length };
};
