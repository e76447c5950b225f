import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { resumeWait } from "../../adapters/workflow/await-case.ts";
import { experimentProcess } from "./experiment-process.ts";

/** Wakes the experiment's process when somebody has moved the experiment. */
export const resumeExperimentProcess: ReactionHandler = ({ caseId }, runtime) =>
  resumeWait(runtime, caseId, experimentProcess);
