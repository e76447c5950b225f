import { runsOfCase } from "../../adapters/dynamodb/sop-runs.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { WorkItemId } from "../../domain/kernel/ids.ts";
import { endRun } from "./follow-run.ts";

/** Ends the run of a case that needs no agent any more. */
export const endSop: ReactionHandler = async (event, runtime) => {
  const [latest] = await runsOfCase(runtime.store, WorkItemId.parse(event.caseId));
  if (latest !== undefined && latest.opening < event.seq) await endRun(runtime, latest.runId, `${event.id}:sop`);
};
