import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { backtestReactionRows } from "./reaction-rows.ts";
import { recordBacktest } from "./record-backtest-when-backtest-completed.event.ts";
import { startBacktestProcess } from "./start-backtest-process-when-backtest-started.event.ts";

/** What backtests do when something happened. */
export const backtestReactions = bindReactions(backtestReactionRows, {
  "record-backtest-when-backtest-completed": recordBacktest,
  "start-backtest-process-when-backtest-started": startBacktestProcess,
});
