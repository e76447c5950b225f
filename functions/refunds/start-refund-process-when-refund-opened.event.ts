import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { readStanding } from "./refund-standing.ts";

/** Starts the refund's process; a refund has one. */
export const startRefundProcess: ReactionHandler = async ({ caseId }, runtime) => {
  const standing = await readStanding(runtime, caseId);
  if (standing.status === "settled" || standing.status === "cancelled") return;
  await runtime.processes.start("refund", `${caseId}-refund`, { caseId, ...standing });
};
