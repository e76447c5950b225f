import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { awaitDispute } from "./await-dispute.task.ts";
import { parkDispute } from "./park-dispute.task.ts";
import { ringDisputeClock } from "./ring-dispute-clock.task.ts";

/** What the dispute state machine can ask for, by task. */
export const disputeTasks = {
  "await-dispute": awaitDispute,
  "ring-dispute-clock": ringDisputeClock,
  "park-dispute": parkDispute,
} as const satisfies Readonly<Record<string, TaskHandler>>;
