import { awaitCase } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { reviewProcess } from "./review-process.ts";

/** Lets the process of a review wait until it is due, or until it is over. */
export const awaitQualityReview: TaskHandler = (input, runtime) => awaitCase(runtime, input, reviewProcess);
