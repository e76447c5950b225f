import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { refundProcess } from "./refund-process.ts";

/** Lets the refund's process wait until the refund leaves the status that it is in. */
export const awaitRefund: TaskHandler = (input, runtime) => awaitCase(runtime, input, refundProcess);
