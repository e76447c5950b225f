import type { TaskHandler } from "../adapters/workflow/task.ts";
import { awaitRefund } from "./refunds/await-refund.task.ts";
import { parkRefund } from "./refunds/park-refund.task.ts";
import { payRefund } from "./refunds/pay-refund.task.ts";
import { reconcileRefund } from "./refunds/reconcile-refund.task.ts";
import { reserveRefund } from "./refunds/reserve-refund.task.ts";
import { ringRefundClock } from "./refunds/ring-refund-clock.task.ts";
import { awaitReturn } from "./returns/await-return.task.ts";
import { parkReturn } from "./returns/park-return.task.ts";
import { ringReturnClock } from "./returns/ring-return-clock.task.ts";

/** What the state machines can ask for, by deployed function and task. */
export const taskFunctions = {
  "return-tasks": { "await-return": awaitReturn, "ring-return-clock": ringReturnClock, "park-return": parkReturn },
  "refund-tasks": {
    "reserve-refund": reserveRefund,
    "pay-refund": payRefund,
    "reconcile-refund": reconcileRefund,
    "await-refund": awaitRefund,
    "ring-refund-clock": ringRefundClock,
    "park-refund": parkRefund,
  },
} as const satisfies Record<string, Readonly<Record<string, TaskHandler>>>;
