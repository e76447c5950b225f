import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { standingOf } from "./refund-process.ts";
import { sendToRefund } from "./send-to-refund.ts";

/** Tells a refund the time; whatever is due then happens, and nothing else. */
export const ringRefundClock: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const sent = await sendToRefund(runtime, caseId, commandId, ({ at, actor }) => ({ type: "RingClock", at, actor }));
  return { outcome: sent.outcome, ...wordsOf(standingOf(sent.current.state, runtime.clock.now())) };
};
