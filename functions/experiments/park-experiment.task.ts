import { readStanding, wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { openWorkItem } from "../agent-desk/send-to-desk.ts";
import { experimentProcess } from "./experiment-process.ts";

/** Tells people of an experiment that could not be looked at. The experiment is unchanged, and looked at again tomorrow. */
export const parkExperiment: TaskHandler = async ({ caseId, commandId, error }, runtime) => {
  runtime.log.error("process parked", { caseId, error });
  await openWorkItem(runtime, caseId, commandId, { queue: "parked-processes" });
  return { outcome: "moved", ...wordsOf(await readStanding(runtime, caseId, experimentProcess)) };
};
