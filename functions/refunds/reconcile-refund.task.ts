import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { readRefund } from "./read-refund.ts";
import { reconcileLeg } from "./reconcile-leg.ts";
import { standingOf } from "./refund-process.ts";
import { sendToRefund } from "./send-to-refund.ts";

/** Looks up every leg whose outcome is unknown, and parks the refund when that has lasted too long. */
export const reconcileRefund: TaskHandler = async ({ caseId, commandId }, runtime) => {
  let seen = await readRefund(runtime, caseId);
  for (const leg of seen.state.legs.filter(({ status }) => status === "unknown"))
    seen = await reconcileLeg(runtime, seen, leg, `${commandId}:${leg.legId}`);
  const rung = await sendToRefund(
    runtime,
    caseId,
    `${commandId}:ring`,
    ({ at, actor }) => ({ type: "RingClock", at, actor }),
    { seen },
  );
  return { outcome: "moved", ...wordsOf(standingOf(rung.current.state, runtime.clock.now())) };
};
