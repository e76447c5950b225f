import { load } from "../../adapters/dynamodb/load.ts";
import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import { publishedSops, versionIn } from "../../adapters/policies/sops/sops.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { SopRunId } from "../../domain/kernel/ids.ts";
import type { SopRun } from "../../domain/sops/index.ts";
import { runDecisionOf } from "./case-events.ts";
import { sendToRun } from "./send-to-run.ts";
import { sopRunAggregate } from "./sop-run-aggregate.ts";

/** The events of the case that the procedure waits for somewhere; any of them is what agents came to do. */
const doingEventsOf = ({ sop }: SopRun): ReadonlySet<string> =>
  new Set(versionIn(publishedSops(), sop).steps.flatMap((step) => (step.type === "MANUAL" ? step.doneBy : [])));

/**
 * Tells a run how its case was decided since it began, if it was. It goes by the case's whole timeline, so that it comes to the same
 * whoever calls it, and in whatever order events are heard.
 */
export const followRun = async (runtime: Runtime, runId: SopRunId): Promise<void> => {
  const run = (await load(runtime.store, sopRunAggregate, runId))?.state;
  if (run === undefined || run.decision !== undefined) return;
  const { caseId, caseSeq } = run.subject;
  const doing = doingEventsOf(run);
  const events = await timelineOf(runtime.store, caseId);
  const found = events.find(({ seq, type }) => seq > caseSeq && doing.has(type));
  if (found === undefined) return;
  const decision = runDecisionOf(found);
  await sendToRun(runtime, runId, `${found.id}:sop:${runId}`, (head) => ({ type: "NoteDecision", ...head, decision }));
};

/** The same, and then ends the run where it still goes on: its case is with agents for something else, or not at all. */
export const endRun = async (runtime: Runtime, runId: SopRunId, commandId: string): Promise<void> => {
  await followRun(runtime, runId);
  await sendToRun(runtime, runId, commandId, (head) => ({ type: "EndSop", ...head }));
};
