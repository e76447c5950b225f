import type { Reaction } from "../../adapters/events/reaction.ts";

/** What happens when something happened to a backtest. */
export const backtestReactionRows: readonly Reaction[] = [
  { entry: "start-backtest-process-when-backtest-started", on: ["BacktestStarted"] },
  { entry: "record-backtest-when-backtest-completed", on: ["BacktestCompleted"] },
];
