import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { awaitRefund } from "./await-refund.task.ts";
import { parkRefund } from "./park-refund.task.ts";
import { payRefund } from "./pay-refund.task.ts";
import { reconcileRefund } from "./reconcile-refund.task.ts";
import { reserveRefund } from "./reserve-refund.task.ts";
import { ringRefundClock } from "./ring-refund-clock.task.ts";

/** What the refund state machine can ask for, by task. */
export const refundTasks = {
  "reserve-refund": reserveRefund,
  "pay-refund": payRefund,
  "reconcile-refund": reconcileRefund,
  "await-refund": awaitRefund,
  "ring-refund-clock": ringRefundClock,
  "park-refund": parkRefund,
} as const satisfies Readonly<Record<string, TaskHandler>>;
