import type * as z from "zod";
import type { Backtest, Place } from "../../domain/backtests/index.ts";
import type { BacktestReport } from "../../domain/policies/backtest/index.ts";
import type { BacktestAnswer } from "./answers.ts";

const DAY_MS = 86_400_000;

// A day that is begun is not counted yet.
const dayBefore = ({ day }: Place): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, day.length);

/** A backtest as the platform reads it. */
export const backtestView = (
  { next, pages: _pages, ...state }: Backtest,
  report?: BacktestReport,
): z.infer<typeof BacktestAnswer> => {
  const throughDay = next === undefined ? state.window.to : dayBefore(next);
  return {
    ...state,
    ...(throughDay < state.window.from ? {} : { throughDay }),
    ...(report === undefined ? {} : { report }),
  };
};
