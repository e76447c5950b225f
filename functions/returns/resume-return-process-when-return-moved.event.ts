import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { resumeWait } from "../../adapters/workflow/await-case.ts";
import { returnProcess } from "./return-process.ts";

/** Wakes the return's process when the case has left the status that it waits in. */
export const resumeReturnProcess: ReactionHandler = ({ caseId }, runtime) => resumeWait(runtime, caseId, returnProcess);
