import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { readStanding } from "./refund-standing.ts";

/** Lets the refund's process wait until the refund leaves the status that it is in. */
export const awaitRefund: TaskHandler = (input, runtime) =>
  awaitCase(runtime, input, "refund", () => readStanding(runtime, input.caseId));
