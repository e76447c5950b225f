import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { awaitSop } from "./await-sop.task.ts";
import { parkSop } from "./park-sop.task.ts";
import { ringSopClock } from "./ring-sop-clock.task.ts";

/** What the state machine of procedures can ask for, by task. */
export const sopTasks = {
  "await-sop": awaitSop,
  "ring-sop-clock": ringSopClock,
  "park-sop": parkSop,
} as const satisfies Readonly<Record<string, TaskHandler>>;
