import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { experimentProcess } from "./experiment-process.ts";

/** Lets the experiment's process wait until its start or its next look, or until somebody moves it. */
export const awaitExperiment: TaskHandler = (input, runtime) => awaitCase(runtime, input, experimentProcess);
