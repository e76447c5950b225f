import { allocate, allocateCapped } from "../kernel/allocation.ts";
import type { ComponentAmounts, DiscountFunder } from "../ledger/unit-value.ts";
import type { OrderLine } from "./order-parts.ts";
import type { OrderFields } from "./order-snapshot.ts";

/** What one line comes to: what the buyer owes for it by component, and what was taken off the price, by funder. */
export interface LineAmounts {
  readonly owed: ComponentAmounts;
  readonly discounts: readonly { readonly funder: DiscountFunder; readonly amountMinor: number }[];
}

const sumMinor = (parts: readonly { readonly amount: { readonly amountMinor: number } }[]): number =>
  parts.reduce((sum, { amount }) => sum + amount.amountMinor, 0);

/** The price of all units before discounts; tax included in the price is part of it. */
export const grossMinor = (line: OrderLine): number => line.unitPrice.amountMinor * line.units;

/** What is left of the price after the line's own discounts and the tax in it: the most that the order can take off. */
export const netItemMinor = (line: OrderLine): number =>
  grossMinor(line) - sumMinor(line.discounts) - sumMinor(line.taxes.filter(({ included }) => included === true));

/** Splits the discounts of the whole order over its lines, by what each line can still bear. */
const orderDiscountsByLine = (order: OrderFields) => {
  const left = new Map(order.lines.map((line) => [line.lineId as string, netItemMinor(line)]));
  return (order.discounts ?? []).map(({ amount, funder }) => {
    const parts = allocateCapped(
      amount.amountMinor,
      [...left].map(([key, capMinor]) => ({ key, capMinor })),
    );
    for (const [key, part] of parts) left.set(key, (left.get(key) ?? 0) - part);
    return { funder, parts };
  });
};

const orderShippingByLine = (order: OrderFields): ReadonlyMap<string, number> =>
  allocate(
    order.shipping?.amountMinor ?? 0,
    order.lines.map((line) => ({ key: line.lineId, weightMinor: grossMinor(line) })),
  );

/**
 * What every line comes to, by line id. Amounts of the whole order are split by largest remainder, ties to the lower
 * line id: discounts over what the lines still cost, shipping over their prices. Needs a checked snapshot.
 */
export const lineAmounts = (order: OrderFields): ReadonlyMap<string, LineAmounts> => {
  const shares = orderDiscountsByLine(order);
  const shipping = orderShippingByLine(order);
  return new Map(
    order.lines.map((line) => {
      const shared = shares.map(({ funder, parts }) => ({ funder, amountMinor: parts.get(line.lineId) ?? 0 }));
      const own = line.discounts.map(({ funder, amount }) => ({ funder, amountMinor: amount.amountMinor }));
      const owed = {
        item: netItemMinor(line) - shared.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        tax: sumMinor(line.taxes),
        shipping: line.shipping.amountMinor + (shipping.get(line.lineId) ?? 0),
        shipping_tax: line.shippingTax?.amountMinor ?? 0,
        fee: sumMinor(line.fees ?? []),
      };
      return [line.lineId, { owed, discounts: [...own, ...shared] }];
    }),
  );
};
