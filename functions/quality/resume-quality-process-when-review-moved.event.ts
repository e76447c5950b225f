import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { resumeWait } from "../../adapters/workflow/await-case.ts";
import { reviewProcess } from "./review-process.ts";

/** Wakes the process of a review that is over, or due at another time. */
export const resumeQualityProcess: ReactionHandler = ({ caseId }, runtime) =>
  resumeWait(runtime, caseId, reviewProcess);
