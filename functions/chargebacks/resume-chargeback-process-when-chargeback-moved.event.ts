import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { resumeWait } from "../../adapters/workflow/await-case.ts";
import { chargebackProcess } from "./chargeback-process.ts";

/** Wakes the process of a chargeback that was updated, answered or decided. */
export const resumeChargebackProcess: ReactionHandler = ({ caseId }, runtime) =>
  resumeWait(runtime, caseId, chargebackProcess);
