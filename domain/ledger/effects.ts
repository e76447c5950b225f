import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { JournalEntry } from "./journal.ts";
import { Component } from "./unit-value.ts";

/**
 * How money moves between the counters of a row: `reserve` refundable to reserved, `post` reserved to refunded, `void`
 * reserved back to refundable, `unpost` refunded back to reserved (the bank sent it back and it is still owed).
 */
export const Move = z.enum(["reserve", "post", "void", "unpost"]);
export type Move = z.infer<typeof Move>;

const amountMinor = z.int().positive();

/** A move on the balance of one seller, currency and component of the order. */
export const BalanceMove = z.object({
  sellerId: z.string(),
  currency: Currency,
  component: Component,
  move: Move,
  amountMinor,
});
export type BalanceMove = Readonly<z.infer<typeof BalanceMove>>;

/** A move on one payment of the order. */
export const PaymentMove = z.object({ paymentId: z.string(), move: Move, amountMinor });
export type PaymentMove = Readonly<z.infer<typeof PaymentMove>>;

/** What a decision wants from the ledger, as data: all of it happens in the decision's transaction, or nothing. */
export const LedgerEffect = z.object({
  balances: z.array(BalanceMove),
  payments: z.array(PaymentMove),
  entries: z.array(JournalEntry),
});
export type LedgerEffect = {
  readonly balances: readonly BalanceMove[];
  readonly payments: readonly PaymentMove[];
  readonly entries: readonly JournalEntry[];
};
