import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { returnProcess } from "./return-process.ts";

/** Lets the return's process wait until the case leaves the awaited status. */
export const awaitReturn: TaskHandler = (input, runtime) => awaitCase(runtime, input, returnProcess);
