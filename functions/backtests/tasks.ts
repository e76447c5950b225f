import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { parkBacktest } from "./park-backtest.task.ts";
import { replayDecisions } from "./replay-decisions.task.ts";
import { reportBacktest } from "./report-backtest.task.ts";

/** What the backtest state machine can ask for, by entry. */
export const backtestTasks: Readonly<Record<string, TaskHandler>> = {
  "park-backtest": parkBacktest,
  "replay-decisions": replayDecisions,
  "report-backtest": reportBacktest,
};
