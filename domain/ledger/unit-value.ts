import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";

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

/** Who took the tax from the buyer: the platform for the authority, or the seller as part of the price. */
export const TaxCollector = z.enum(["seller", "platform"]);
export type TaxCollector = z.infer<typeof TaxCollector>;

/**
 * What the seller was settled for a unit in another currency: `amountMinor` of `currency` for `ofMinor` of the order's
 * currency. A refund goes back at this rate, whatever the rate is by then.
 */
export const Settlement = z.object({ currency: Currency, amountMinor: minor, ofMinor: minor });
export type Settlement = z.infer<typeof Settlement>;

/**
 * One unit of one order line as frozen at sale. `paid` is what the buyer paid for it after discounts; refunds only read
 * it. `commissionMinor` is what the platform kept of the seller's price. All amounts in the order's currency but the
 * settlement's. An unnamed tax collector is the platform.
 */
export const UnitValue = z.object({
  lineId: z.string(),
  unitNo: z.int().positive(),
  sellerId: z.string(),
  paid: ComponentAmounts,
  discounts: z.array(z.object({ funder: DiscountFunder, amountMinor: minor })),
  commissionMinor: minor,
  taxCollectedBy: TaxCollector.optional(),
  settlement: Settlement.optional(),
});
export type UnitValue = z.infer<typeof UnitValue>;
