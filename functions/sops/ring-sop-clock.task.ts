import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { SopRunId } from "../../domain/kernel/ids.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { findWithDesk, finishWorkItem } from "../agent-desk/send-to-desk.ts";
import { sendToRun } from "./send-to-run.ts";
import { standingOf } from "./sop-process.ts";
import { sopRunAggregate } from "./sop-run-aggregate.ts";

/** Tells a run the time: a step that is due is left, and the run goes on. An item of an earlier failure is done with. */
export const ringSopClock: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const sent = await sendToRun(runtime, SopRunId.parse(caseId), commandId, (head) => ({ type: "RingClock", ...head }));
  const run = sent.current?.state;
  invariant(run !== undefined, "a run that was told the time exists");
  const { isQueued } = await findWithDesk(runtime, sopRunAggregate, caseId);
  if (isQueued) await finishWorkItem(runtime, caseId, `${commandId}:desk`);
  return { outcome: sent.outcome, ...wordsOf(standingOf(run)) };
};
