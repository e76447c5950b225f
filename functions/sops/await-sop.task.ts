import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { sopProcess } from "./sop-process.ts";

/** Lets the process of a run wait until its step is due, or until the run is over. */
export const awaitSop: TaskHandler = (input, runtime) => awaitCase(runtime, input, sopProcess);
