import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { refundStatus } from "../../domain/refunds/index.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";
import { findWithDesk, finishWorkItem, openWorkItem } from "./send-to-desk.ts";

/**
 * Puts a refund into the agents' queue while a part of it waits for a person, and takes it out when none does. Its other legs may
 * well be on their way meanwhile: nothing that they do would bring the refund here again.
 */
export const queueRefund: ReactionHandler = async (event, runtime) => {
  const { state, isQueued } = await findWithDesk(runtime, refundAggregate, event.caseId);
  if (state === undefined) return;
  const commandId = `${event.id}:desk`;
  const hasFailedProcess = state.parked.some(({ why }) => why === "process_failed");
  const queue = hasFailedProcess ? "parked-processes" : "parked-refunds";
  if (state.parked.length > 0 || refundStatus(state) === "failed")
    await openWorkItem(runtime, event.caseId, commandId, { queue });
  else if (isQueued) await finishWorkItem(runtime, event.caseId, commandId);
};
