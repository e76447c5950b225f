import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { readStanding } from "./return-standing.ts";

/**
 * Starts the process of a return that was requested, or that was closed and is open again. The name counts how often the case
 * was closed before, so that each life of it has one process however often this runs.
 */
export const startReturnProcess: ReactionHandler = async ({ caseId }, runtime) => {
  const standing = await readStanding(runtime, caseId);
  if (standing.status === "closed" || standing.status === "withdrawn") return;
  const closings = (await timelineOf(runtime.store, caseId)).filter(({ type }) => type === "ReturnClosed").length;
  const name = closings === 0 ? `${caseId}-return` : `${caseId}-return-${closings + 1}`;
  await runtime.processes.start("return", name, { caseId, ...standing });
};
