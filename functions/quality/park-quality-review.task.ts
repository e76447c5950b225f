import { readStanding, wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { openWorkItem } from "../agent-desk/send-to-desk.ts";
import { reviewProcess } from "./review-process.ts";

/** Tells people of a review whose clock could not be rung. The review is unchanged, and looked at again tomorrow. */
export const parkQualityReview: TaskHandler = async ({ caseId, commandId, error }, runtime) => {
  runtime.log.error("process parked", { caseId, error });
  await openWorkItem(runtime, caseId, commandId, { queue: "parked-processes" });
  return { outcome: "moved", ...wordsOf(await readStanding(runtime, caseId, reviewProcess)) };
};
