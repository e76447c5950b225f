import { readStanding, wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { openWorkItem } from "../agent-desk/send-to-desk.ts";
import { sopProcess } from "./sop-process.ts";

/** Tells people of a run whose clock could not be rung. The run is unchanged, and looked at again tomorrow. */
export const parkSop: TaskHandler = async ({ caseId, commandId, error }, runtime) => {
  runtime.log.error("process parked", { caseId, error });
  await openWorkItem(runtime, caseId, commandId, { queue: "parked-processes" });
  return { outcome: "moved", ...wordsOf(await readStanding(runtime, caseId, sopProcess)) };
};
