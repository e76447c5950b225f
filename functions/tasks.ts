import { backtestTasks } from "./backtests/tasks.ts";
import { chargebackTasks } from "./chargebacks/tasks.ts";
import { disputeTasks } from "./disputes/tasks.ts";
import { experimentTasks } from "./experiments/tasks.ts";
import { feedbackTasks } from "./feedback/tasks.ts";
import { qualityTasks } from "./quality/tasks.ts";
import { refundTasks } from "./refunds/tasks.ts";
import { returnTasks } from "./returns/tasks.ts";
import { sopTasks } from "./sops/tasks.ts";

/** What the state machines can ask for, by deployed function and task. */
export const taskFunctions = {
  "return-tasks": returnTasks,
  "refund-tasks": refundTasks,
  "feedback-tasks": feedbackTasks,
  "experiment-tasks": experimentTasks,
  "backtest-tasks": backtestTasks,
  "chargeback-tasks": chargebackTasks,
  "dispute-tasks": disputeTasks,
  "sop-tasks": sopTasks,
  "quality-tasks": qualityTasks,
} as const;
