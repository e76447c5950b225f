import { accountTotals } from "../../adapters/dynamodb/ledger-reads.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";

/** Every account's balance by currency (a debit is positive), and their sum, which is zero or something is badly wrong. */
export const getTrialBalance: HttpHandler = async (_request, runtime) => {
  const totals = await accountTotals(runtime.store);
  const currencies = [...Map.groupBy(totals, ({ currency }) => currency)].map(([currency, accounts]) => ({
    currency,
    sumMinor: accounts.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0),
    accounts: accounts
      .map(({ account, balanceMinor }) => ({ account, balanceMinor }))
      .sort((a, b) => a.account.localeCompare(b.account, "en")),
  }));
  return { status: 200, body: { balanced: currencies.every(({ sumMinor }) => sumMinor === 0), currencies } };
};
