import * as z from "zod";

/**
 * The closed chart of accounts. A debit is positive, a credit negative. `seller_payable` is what the platform owes a
 * seller, `buyer_payable` what it owes a buyer, `carrier_claims` what a carrier owes for loss and damage, `fx` the
 * platform's gains and losses from currencies, `compensation` what the platform gave of its own beside what was paid, which is never a refund.
 */
export const Account = z.enum([
  "buyer_payable",
  "seller_payable",
  "seller_reserve",
  "commission_revenue",
  "platform_loss",
  "promotion_seller",
  "promotion_platform",
  "promotion_third_party",
  "carrier_claims",
  "carrier_payable",
  "tax",
  "psp_clearing",
  "fx",
  "chargeback_suspense",
  "compensation",
]);
export type Account = z.infer<typeof Account>;
