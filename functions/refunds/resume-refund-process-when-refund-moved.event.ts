import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { resumeWait } from "../../adapters/workflow/await-case.ts";
import { refundProcess } from "./refund-process.ts";

/** Wakes the refund's process when the refund has left the status that it waits in. */
export const resumeRefundProcess: ReactionHandler = ({ caseId }, runtime) => resumeWait(runtime, caseId, refundProcess);
