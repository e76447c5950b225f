import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { refundStatus } from "../../domain/refunds/index.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";
import { finishWorkItem, openWorkItem } from "./send-to-desk.ts";

/** Puts a refund into the agents' queue while it is parked or failed, and takes it out when it no longer is. */
export const queueRefund: ReactionHandler = async (event, runtime) => {
  const state = (await load(runtime.store, refundAggregate, event.caseId))?.state;
  if (state === undefined) return;
  const commandId = `${event.id}:desk`;
  const status = refundStatus(state);
  const hasFailedProcess = state.parked.some(({ why }) => why === "process_failed");
  if (status === "parked" || status === "failed")
    await openWorkItem(runtime, event.caseId, commandId, {
      queue: hasFailedProcess ? "parked-processes" : "parked-refunds",
    });
  else await finishWorkItem(runtime, event.caseId, commandId);
};
