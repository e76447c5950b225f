import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { awaitExperiment } from "./await-experiment.task.ts";
import { parkExperiment } from "./park-experiment.task.ts";
import { ringExperimentClock } from "./ring-experiment-clock.task.ts";

/** What the experiment state machine can ask for, by task. */
export const experimentTasks = {
  "await-experiment": awaitExperiment,
  "ring-experiment-clock": ringExperimentClock,
  "park-experiment": parkExperiment,
} as const satisfies Readonly<Record<string, TaskHandler>>;
