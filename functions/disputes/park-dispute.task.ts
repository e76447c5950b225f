import { readStanding, wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { openWorkItem } from "../agent-desk/send-to-desk.ts";
import { disputeProcess } from "./dispute-process.ts";

/** Hands a dispute whose process failed to the agent desk. The error's name is logged for the alarm; the case is unchanged. */
export const parkDispute: TaskHandler = async ({ caseId, commandId, error }, runtime) => {
  runtime.log.error("process parked", { caseId, error });
  await openWorkItem(runtime, caseId, commandId, { queue: "parked-processes" });
  return { outcome: "moved", ...wordsOf(await readStanding(runtime, caseId, disputeProcess)) };
};
