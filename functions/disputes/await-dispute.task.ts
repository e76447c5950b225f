import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { disputeProcess } from "./dispute-process.ts";

/** Lets the process of a dispute wait until the dispute leaves the awaited status. */
export const awaitDispute: TaskHandler = (input, runtime) => awaitCase(runtime, input, disputeProcess);
