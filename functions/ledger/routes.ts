import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { BalanceRow, PaymentRow } from "../../domain/ledger/balances.ts";
import { JournalEntry } from "../../domain/ledger/journal.ts";

const TrialBalance = z.object({
  balanced: z.boolean(),
  currencies: z.array(
    z.object({
      currency: z.string(),
      sumMinor: z.int(),
      accounts: z.array(z.object({ account: z.string(), balanceMinor: z.int() })),
    }),
  ),
});

/** Every way to look at the books. */
export const ledgerRoutes: readonly Route[] = [
  {
    audience: "platform",
    method: "GET",
    path: "/ledger/trial-balance",
    entry: "get-trial-balance",
    summary: "Every account by currency, and their sum",
    response: TrialBalance,
    status: 200,
  },
  {
    audience: "platform",
    method: "GET",
    path: "/orders/{orderId}/ledger",
    entry: "get-order-ledger",
    summary: "What of an order can still go back, and every entry on it",
    response: z.object({
      orderId: z.string(),
      balances: z.array(BalanceRow),
      payments: z.array(PaymentRow),
      entries: z.array(JournalEntry),
    }),
    status: 200,
  },
];
