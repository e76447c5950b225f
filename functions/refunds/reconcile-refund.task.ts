import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { reconcileLeg } from "./reconcile-leg.ts";
import { readRefund, readStanding } from "./refund-standing.ts";
import { sendToRefund } from "./send-to-refund.ts";

/** Looks up every leg whose outcome is unknown, and parks the refund when that has lasted too long. */
export const reconcileRefund: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const { legs } = await readRefund(runtime, caseId);
  for (const leg of legs.filter(({ status }) => status === "unknown"))
    await reconcileLeg(runtime, caseId, leg, `${commandId}:${leg.legId}`);
  await sendToRefund(runtime, caseId, `${commandId}:ring`, ({ at, actor }) => ({ type: "RingClock", at, actor }));
  return { outcome: "moved", ...wordsOf(await readStanding(runtime, caseId)) };
};
