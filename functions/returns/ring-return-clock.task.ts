import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { standingOf } from "./return-process.ts";
import { sendToReturn } from "./send-to-return.ts";

/** Tells a return the time; whatever is due then happens, and nothing else. */
export const ringReturnClock: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const refundId = newId("rfd_", runtime.ids.ulid());
  const sent = await sendToReturn(runtime, caseId, commandId, (head) => ({ type: "RingClock", ...head, refundId }));
  const state = sent.current?.state;
  if (state === undefined) throw new Error(`return ${caseId} does not exist`);
  return { outcome: sent.outcome, ...wordsOf(standingOf(state)) };
};
