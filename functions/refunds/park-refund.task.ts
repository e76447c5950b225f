import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { openWorkItem } from "../agent-desk/send-to-desk.ts";
import { standingOf } from "./refund-process.ts";
import { sendToRefund } from "./send-to-refund.ts";

/** Hands a refund whose process failed to the agent desk. */
export const parkRefund: TaskHandler = async ({ caseId, commandId, error }, runtime) => {
  runtime.log.error("process parked", { caseId, error });
  const parked = await sendToRefund(runtime, caseId, commandId, ({ at, actor }) => ({
    type: "ParkRefund",
    at,
    actor,
    why: "process_failed",
  }));
  await openWorkItem(runtime, caseId, `${commandId}:desk`, { queue: "parked-processes" });
  return { outcome: "moved", ...wordsOf(standingOf(parked.current.state, runtime.clock.now())) };
};
