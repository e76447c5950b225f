import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { Tender } from "./tender.ts";
import { Component } from "./unit-value.ts";

const minor = z.int().nonnegative();

const counters = { refundableMinor: minor, reservedMinor: minor, refundedMinor: minor };

/**
 * What can go back, by seller, currency and component of an order. Refundable is what nobody has reserved or refunded
 * yet; the three always sum to what was paid.
 */
export const BalanceRow = z.object({ sellerId: z.string(), currency: Currency, component: Component, ...counters });
export type BalanceRow = Readonly<z.infer<typeof BalanceRow>>;

/**
 * What can go back to one payment; the three counters always sum to what it captured. Position counts from 1 in the
 * order in which the payments were consumed.
 */
export const PaymentRow = z.object({
  paymentId: z.string(),
  tender: Tender,
  position: z.int().positive(),
  currency: Currency,
  capturedMinor: minor,
  ...counters,
  providerPaymentId: z.string().optional(),
});
export type PaymentRow = Readonly<z.infer<typeof PaymentRow>>;

/** All rows of one order. */
export const OrderBalances = z.object({ balances: z.array(BalanceRow), payments: z.array(PaymentRow) });
export type OrderBalances = { readonly balances: readonly BalanceRow[]; readonly payments: readonly PaymentRow[] };
