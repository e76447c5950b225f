import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { BuyerId, LineId, SellerId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Money } from "../kernel/money.ts";
import { text } from "../kernel/text.ts";
import { Tender } from "../ledger/tender.ts";
import { DiscountFunder, TaxCollector } from "../ledger/unit-value.ts";

/** Where the buyer's home law and the platform's policies come from. */
export const Market = z.enum(["BR", "MX", "KR", "EU", "GB", "US"]);
export type Market = z.infer<typeof Market>;

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "expected up to 64 letters, digits or ._-");
const flag = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, "expected a word in snake_case");

/** Who bought; only consumers have the law's right to withdraw. The locale chooses the language of messages. */
export const Buyer = z.strictObject({
  buyerId: BuyerId,
  kind: z.enum(["consumer", "business"]),
  locale: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "expected a language tag such as pt-BR"),
});

/** Who sold. Only traders owe the law's withdrawal; `withdrawalInformed` is false if the buyer was not told of it. */
export const Seller = z.strictObject({
  sellerId: SellerId,
  legalStatus: z.enum(["trader", "private"]),
  withdrawalInformed: z.boolean().optional(),
});

/** A reduction of the whole line or order, and who gave it. */
export const Discount = z.strictObject({ amount: Money, funder: DiscountFunder, code: code.optional() });

/** A tax on the goods of a line: on top of the unit price unless it is included in it. */
export const Tax = z.strictObject({ amount: Money, code, included: z.boolean().optional() });

/** What the buyer paid the platform for a service around the line, e.g. gift wrapping. */
export const Fee = z.strictObject({ amount: Money, code });

/** The largest count of units of one line and of one order: with it, an order fits one stored item. */
export const unitsMax = 999;

/**
 * One line. Discounts, taxes, fees, shipping and commission are for all its units together. `settlement` is what the
 * seller was credited for the line, after commission, where that was in another currency.
 */
export const OrderLine = z.strictObject({
  lineId: LineId,
  sellerId: SellerId,
  sku: text(128),
  title: text(500),
  category: text(200),
  units: z.int().min(1).max(unitsMax),
  unitPrice: Money,
  discounts: z.array(Discount).max(50).default([]),
  taxes: z.array(Tax).max(50).default([]),
  taxCollectedBy: TaxCollector.optional(),
  shipping: Money,
  shippingTax: Money.optional(),
  fees: z.array(Fee).max(50).optional(),
  commission: Money.optional(),
  settlement: z.strictObject({ currency: Currency, amountMinor: z.int().nonnegative() }).optional(),
  promisedAt: Instant,
  shippedAt: Instant.optional(),
  deliveredAt: Instant.optional(),
  exclusionDisclosed: z.boolean().optional(),
  flags: z.array(flag).max(50).default([]),
});
export type OrderLine = Readonly<z.infer<typeof OrderLine>>;

/** Money that the platform captured for the order. The order of payments is the order in which they were consumed. */
export const Payment = z.strictObject({
  paymentId: code,
  tender: Tender,
  captured: Money,
  providerPaymentId: text(128).optional(),
});
export type Payment = Readonly<z.infer<typeof Payment>>;
