import { z } from "zod";

/** What a paid amount is made of; each component has a refundable balance of its own. */
export const Component = z.enum(["item", "tax", "shipping", "shipping_tax", "fee"]);
export type Component = z.infer<typeof Component>;

const minor = z.int().nonnegative();

/** Minor units by component; a missing component is zero. */
export const ComponentAmounts = z.object({
  item: minor,
  tax: minor,
  shipping: minor,
  shipping_tax: minor,
  fee: minor,
});
export type ComponentAmounts = z.infer<typeof ComponentAmounts>;

/** Who gave a discount, and so to whom it goes back when the sale is undone. */
export const DiscountFunder = z.enum(["seller", "platform", "third_party"]);
export type DiscountFunder = z.infer<typeof DiscountFunder>;

/**
 * One unit of one order line as frozen at sale. `paid` is what the buyer paid for it after discounts; refunds only read it.
 * `commissionMinor` is what the platform kept of the seller's price. All amounts in the order's currency.
 */
export const UnitValue = z.object({
  lineId: z.string(),
  unitNo: z.int().positive(),
  sellerId: z.string(),
  paid: ComponentAmounts,
  discounts: z.array(z.object({ funder: DiscountFunder, amountMinor: minor })),
  commissionMinor: minor,
});
export type UnitValue = z.infer<typeof UnitValue>;
