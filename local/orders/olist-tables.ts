import { type CsvRow, readCsv } from "./csv-file.ts";

const FILES = {
  orders: {
    file: "orders.csv",
    columns: [
      "order_id",
      "customer_id",
      "order_status",
      "order_purchase_timestamp",
      "order_delivered_carrier_date",
      "order_delivered_customer_date",
      "order_estimated_delivery_date",
    ],
  },
  items: {
    file: "order_items.csv",
    columns: ["order_id", "order_item_id", "product_id", "seller_id", "price", "freight_value"],
  },
  payments: {
    file: "order_payments.csv",
    columns: ["order_id", "payment_sequential", "payment_type", "payment_value"],
  },
  customers: { file: "customers.csv", columns: ["customer_id", "customer_unique_id"] },
  products: { file: "products.csv", columns: ["product_id", "product_category_name"] },
  categories: {
    file: "product_category_name_translation.csv",
    columns: ["product_category_name", "product_category_name_english"],
  },
} as const;

type Files = typeof FILES;
type Row<Name extends keyof Files> = CsvRow<Files[Name]["columns"][number]>;

export type OrderRow = Row<"orders">;
export type ItemRow = Row<"items">;
export type PaymentRow = Row<"payments">;

/** The files of the Brazilian E-Commerce Public Dataset by Olist, looked up as orders need them. */
export interface OlistTables {
  readonly orders: readonly OrderRow[];
  readonly itemsOf: ReadonlyMap<string, readonly ItemRow[]>;
  readonly paymentsOf: ReadonlyMap<string, readonly PaymentRow[]>;
  /** The person behind a customer id, which is one for each order. */
  readonly personOf: ReadonlyMap<string, string>;
  /** The English category of a product, or its own where there is no translation. */
  readonly categoryOf: ReadonlyMap<string, string>;
}

const read = <Name extends keyof Files>(folder: string, name: Name): readonly Row<Name>[] =>
  readCsv<string>(folder, FILES[name].file, FILES[name].columns) as unknown as readonly Row<Name>[];

/** What stands for a category that the data does not tell. */
const NO_CATEGORY = "uncategorised";

/** Reads the tables of a folder; files that orders need nothing of are not opened. Throws `BrokenInput`. */
export const readOlistTables = (folder: string): OlistTables => {
  const english = new Map(
    read(folder, "categories").map(({ fields }) => [
      fields.product_category_name,
      fields.product_category_name_english,
    ]),
  );
  const nameOf = (category: string) => english.get(category) || category || NO_CATEGORY;
  return {
    orders: read(folder, "orders"),
    itemsOf: Map.groupBy(read(folder, "items"), ({ fields }) => fields.order_id),
    paymentsOf: Map.groupBy(read(folder, "payments"), ({ fields }) => fields.order_id),
    personOf: new Map(read(folder, "customers").map(({ fields }) => [fields.customer_id, fields.customer_unique_id])),
    categoryOf: new Map(
      read(folder, "products").map(({ fields }) => [fields.product_id, nameOf(fields.product_category_name)]),
    ),
  };
};
