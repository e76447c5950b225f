import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { chargebackProcess } from "./chargeback-process.ts";

/** Lets the process of a chargeback wait until the chargeback leaves the awaited standing. */
export const awaitChargeback: TaskHandler = (input, runtime) => awaitCase(runtime, input, chargebackProcess);
