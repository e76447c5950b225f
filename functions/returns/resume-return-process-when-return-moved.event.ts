import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { resumeWaits } from "../../adapters/workflow/await-case.ts";
import { readStanding } from "./return-standing.ts";

/** Wakes the return's process when the case has left the status that it waits in. */
export const resumeReturnProcess: ReactionHandler = ({ caseId }, runtime) =>
  resumeWaits(runtime, caseId, () => readStanding(runtime, caseId));
