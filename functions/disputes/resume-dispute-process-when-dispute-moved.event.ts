import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { resumeWait } from "../../adapters/workflow/await-case.ts";
import { disputeProcess } from "./dispute-process.ts";

/** Wakes the process of a dispute when the dispute has left the status that it waits in, or a clock of it ends earlier. */
export const resumeDisputeProcess: ReactionHandler = ({ caseId }, runtime) =>
  resumeWait(runtime, caseId, disputeProcess);
