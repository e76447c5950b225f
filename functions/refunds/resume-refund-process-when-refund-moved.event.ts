import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { resumeWaits } from "../../adapters/workflow/await-case.ts";
import { readStanding } from "./refund-standing.ts";

/** Wakes the refund's process when the refund has left the status that it waits in. */
export const resumeRefundProcess: ReactionHandler = ({ caseId }, runtime) =>
  resumeWaits(runtime, caseId, () => readStanding(runtime, caseId));
