import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { standingOf } from "./dispute-process.ts";
import { escalationFacts } from "./escalation-facts.ts";
import { disputeAfter, sendToDispute } from "./send-to-dispute.ts";

/** Tells a dispute the time; all that is due then happens, and nothing else. */
export const ringDisputeClock: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const sent = await sendToDispute(runtime, caseId, commandId, async (head, state) => ({
    type: "RingClock",
    ...head,
    ...(await escalationFacts(runtime, state)),
  }));
  return { outcome: sent.outcome, ...wordsOf(standingOf(disputeAfter(sent).state)) };
};
