import * as z from "zod";

/** What a buyer paid with, or is paid back with. */
export const Tender = z.enum([
  "card",
  "debit_card",
  "wallet",
  "gift_card",
  "store_credit",
  "boleto",
  "voucher",
  "bank_transfer",
  "cash_on_delivery",
]);
export type Tender = z.infer<typeof Tender>;

/**
 * What a refund may be paid with when the tender that paid for the order does not take money back. Store credit needs
 * the buyer's explicit consent, since it is worth less to a buyer than money.
 */
export const FallbackTender = Tender.extract(["bank_transfer", "wallet", "store_credit"]);
export type FallbackTender = z.infer<typeof FallbackTender>;

/** What a compensation is paid with: it takes from no payment of the buyer's, so no payment says by which tender. */
export const CompensationTender = Tender.extract(["store_credit", "bank_transfer"]);
export type CompensationTender = z.infer<typeof CompensationTender>;
