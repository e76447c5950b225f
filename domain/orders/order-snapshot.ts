import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { OrderId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Money } from "../kernel/money.ts";
import { Buyer, Discount, Market, OrderLine, Payment, Seller } from "./order-parts.ts";
import { snapshotProblems } from "./snapshot-problems.ts";

export { Market, OrderLine, Payment } from "./order-parts.ts";

/** The fields of an order alone, before they are checked against each other. */
export const OrderFields = z.strictObject({
  orderId: OrderId,
  market: Market,
  currency: Currency,
  placedAt: Instant,
  buyer: Buyer,
  sellers: z.array(Seller).min(1).max(100),
  lines: z.array(OrderLine).min(1).max(200),
  discounts: z.array(Discount).max(50).optional(),
  shipping: Money.optional(),
  payments: z.array(Payment).max(50),
});
export type OrderFields = z.infer<typeof OrderFields>;

/**
 * An order as the marketplace sends it: a snapshot at sale that nothing changes later. All money but settlements is in
 * the order's currency. Discounts and shipping of the whole order are split over its lines at intake. Issues name the
 * field.
 */
export const OrderSnapshot = OrderFields.check((context) => {
  // Fields that are wrong by themselves would only echo in what they say against others.
  if (context.issues.length > 0) return;
  for (const { path, message } of snapshotProblems(context.value)) {
    context.issues.push({ code: "custom", input: context.value, path: [...path], message });
  }
});
export type OrderSnapshot = z.infer<typeof OrderSnapshot>;
