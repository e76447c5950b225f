import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { standingOf } from "./chargeback-process.ts";
import { chargebackAfter, sendToChargeback } from "./send-to-chargeback.ts";

/** Tells a chargeback the time; whatever is due then happens, and nothing else. */
export const ringChargebackClock: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const sent = await sendToChargeback(runtime, caseId, commandId, (head) => ({ type: "RingClock", ...head }));
  return { outcome: sent.outcome, ...wordsOf(standingOf(chargebackAfter(sent).state)) };
};
