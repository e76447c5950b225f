import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededChance } from "../../local/bus/seeded-chance.ts";

type Files = Readonly<Record<string, readonly string[]>>;

/** The files of one order of two lines by two sellers, paid with a card and a voucher; what a test wants otherwise it replaces. */
export const smallFolder: Files = {
  "orders.csv": [
    "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date",
    "o1,c1,delivered,2017-10-02 10:56:33,2017-10-02 11:07:15,2017-10-04 19:55:00,2017-10-10 21:25:13,2017-10-18 00:00:00",
  ],
  "order_items.csv": [
    "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value",
    "o1,1,p1,s1,2017-10-06 11:07:15,29.99,8.72",
    "o1,2,p2,s2,2017-10-06 11:07:15,10.00,1.29",
  ],
  "order_payments.csv": [
    "order_id,payment_sequential,payment_type,payment_installments,payment_value",
    "o1,2,voucher,1,20.00",
    "o1,1,credit_card,3,30.00",
  ],
  "customers.csv": [
    "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state",
    "c1,person-1,01000,sao paulo,SP",
  ],
  "products.csv": ["product_id,product_category_name", "p1,beleza_saude", "p2,"],
  "product_category_name_translation.csv": [
    "product_category_name,product_category_name_english",
    "beleza_saude,health_beauty",
  ],
};

/** Writes files to a folder of their own; `remove` takes it away again. */
export const writeFolder = (files: Files) => {
  const folder = mkdtempSync(join(tmpdir(), "olist-"));
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const local = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace("T", " ");

const DAY_MS = 86_400_000;

// Real orders in their proportions, only with more that went wrong, so that a few show it all.
const historyOf = (chance: () => number, placedMs: number) => {
  const promisedMs = placedMs + (12 + Math.floor(chance() * 12)) * DAY_MS;
  const shippedMs = placedMs + (1 + chance() * 3) * DAY_MS;
  const fate = chance();
  if (fate < 0.06) return { status: "canceled", shipped: "", delivered: "", promisedMs };
  if (fate < 0.14) return { status: "shipped", shipped: local(shippedMs), delivered: "", promisedMs };
  const days = fate < 0.3 ? 26 + chance() * 10 : 4 + chance() * 6;
  return { status: "delivered", shipped: local(shippedMs), delivered: local(placedMs + days * DAY_MS), promisedMs };
};

const decimal = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;

const itemsOf = (chance: () => number) =>
  Array.from({ length: chance() < 0.7 ? 1 : 2 + Math.floor(chance() * 2) }, () => ({
    priceMinor: 990 + Math.floor(chance() ** 3 * 90_000),
    freightMinor: 700 + Math.floor(chance() * 2_000),
    seller: `s${Math.floor(chance() * 7)}`,
    product: `p${Math.floor(chance() * 5)}`,
  }));

const paymentsOf = (chance: () => number, totalMinor: number): readonly (readonly [string, number])[] => {
  const kind = chance();
  if (kind < 0.6) return [["credit_card", totalMinor]];
  if (kind < 0.8) return [["boleto", totalMinor]];
  const voucherMinor = Math.floor(totalMinor * (0.2 + chance() * 0.5));
  return [
    ["credit_card", totalMinor - voucherMinor],
    ["voucher", voucherMinor],
  ];
};

/** Files of the same form as the real data, made up: the same for the same seed. The first order does not balance. */
export const generatedFolder = (count: number, seed: number): Files => {
  const chance = seededChance(seed);
  const [orders, items, payments, customers]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (let number = 1; number <= count; number += 1) {
    const placedMs = Date.UTC(2017, 0, 5) + Math.floor(chance() * 20 * DAY_MS);
    const { status, shipped, delivered, promisedMs } = historyOf(chance, placedMs);
    const promised = `${local(promisedMs).slice(0, 10)} 00:00:00`;
    orders.push(`o${number},c${number},${status},${local(placedMs)},,${shipped},${delivered},${promised}`);
    customers.push(`c${number},person-${number},01000,sao paulo,SP`);
    const sold = itemsOf(chance);
    const totalMinor = sold.reduce((sum, { priceMinor, freightMinor }) => sum + priceMinor + freightMinor, 0);
    for (const [index, { priceMinor, freightMinor, seller, product }] of sold.entries())
      items.push(`o${number},${index + 1},${product},${seller},,${decimal(priceMinor)},${decimal(freightMinor)}`);
    for (const [index, [type, minor]] of paymentsOf(chance, totalMinor - (number === 1 ? 2 : 0)).entries())
      payments.push(`o${number},${index + 1},${type},1,${decimal(minor)}`);
  }
  const under = (file: keyof typeof smallFolder, rows: readonly string[]) => [smallFolder[file]?.[0] ?? "", ...rows];
  return {
    ...smallFolder,
    "orders.csv": under("orders.csv", orders),
    "order_items.csv": under("order_items.csv", items),
    "order_payments.csv": under("order_payments.csv", payments),
    "customers.csv": under("customers.csv", customers),
    "products.csv": ["product_id,product_category_name", ...[0, 1, 2, 3, 4].map((one) => `p${one},beleza_saude`)],
  };
};
