import type { Currency } from "../kernel/currencies.ts";
import type { Instant } from "../kernel/instant.ts";

/** Goodwill that a decision gives away: whose budget it comes out of, which month's, and how much that budget holds. */
export type GoodwillUse = {
  readonly agentId: string;
  /** Calendar month in UTC, e.g. 2026-03. */
  readonly month: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly budgetMinor: number;
};

const MONTH_LENGTH = "2026-03".length;

/** The budget that something given away at an instant comes out of. */
export const goodwillMonthOf = (at: Instant): string => at.slice(0, MONTH_LENGTH);
