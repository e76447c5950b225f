import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { resumeWait } from "../../adapters/workflow/await-case.ts";
import { sopProcess } from "./sop-process.ts";

/** Wakes the process of a run that came to its end, or whose next step is due earlier. */
export const resumeSopProcess: ReactionHandler = ({ caseId }, runtime) => resumeWait(runtime, caseId, sopProcess);
