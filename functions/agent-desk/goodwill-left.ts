import { goodwillSpentMinor } from "../../adapters/dynamodb/goodwill-budgets.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Currency } from "../../domain/kernel/currencies.ts";
import { type Money, money } from "../../domain/kernel/money.ts";
import { type GoodwillUse, goodwillMonthOf } from "../../domain/ledger/goodwill-use.ts";

type BudgetedCase = {
  readonly currency: Currency;
  readonly terms: { readonly limits: { readonly goodwillPerAgentMonthMinor: number } };
};

/**
 * What a decision that is looked ahead at takes out of the caller's budget of the month, and what the budget holds and has spent.
 * Throws the problem `return.goodwill_budget_used`, as the decision itself would be answered.
 */
export const goodwillLeft = async (
  runtime: Runtime,
  { caller, at }: Pick<HttpRequest, "caller" | "at">,
  { currency, terms }: BudgetedCase,
  uses: readonly (GoodwillUse | undefined)[],
): Promise<{ takes: Money; spent: Money; budget: Money }> => {
  const takesMinor = uses.reduce((sum, use) => sum + (use?.amountMinor ?? 0), 0);
  const spentMinor = await goodwillSpentMinor(runtime.store, {
    agentId: caller.id,
    month: goodwillMonthOf(at),
    currency,
  });
  const budgetMinor = terms.limits.goodwillPerAgentMonthMinor;
  if (takesMinor > 0 && spentMinor + takesMinor > budgetMinor)
    throw problemOfRefusal({ code: "return.goodwill_budget_used", spentMinor, budgetMinor, currency });
  return {
    takes: money(takesMinor, currency),
    spent: money(spentMinor, currency),
    budget: money(budgetMinor, currency),
  };
};
