import { runsOfCase } from "../../adapters/dynamodb/sop-runs.ts";
import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { workItemIdOf } from "../agent-desk/work-item-aggregate.ts";
import { overturnedBy } from "../cases/overturned-decision.ts";
import { followRun } from "./follow-run.ts";
import { sendToRun } from "./send-to-run.ts";

/**
 * Tells the runs of a case that it was decided, and those that led to a decision which this one found wrong that it was overturned.
 */
export const followSop: ReactionHandler = async (event, runtime) => {
  const runs = await runsOfCase(runtime.store, workItemIdOf(event.caseId));
  for (const { runId } of runs) await followRun(runtime, runId);
  if (runs.length === 0) return;
  const decisionId = overturnedBy(event, await timelineOf(runtime.store, event.caseId));
  if (decisionId === undefined) return;
  for (const { runId } of runs)
    await sendToRun(runtime, runId, `${event.id}:overturn:${runId}`, (head) => ({
      type: "NoteOverturn",
      ...head,
      decisionId,
    }));
};
