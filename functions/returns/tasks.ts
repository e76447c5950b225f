import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { awaitReturn } from "./await-return.task.ts";
import { parkReturn } from "./park-return.task.ts";
import { ringReturnClock } from "./ring-return-clock.task.ts";

/** What the return state machine can ask for, by task. */
export const returnTasks = {
  "await-return": awaitReturn,
  "ring-return-clock": ringReturnClock,
  "park-return": parkReturn,
} as const satisfies Readonly<Record<string, TaskHandler>>;
