import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { needsAgent } from "../../domain/chargebacks/index.ts";
import { chargebackAggregate } from "../chargebacks/chargeback-aggregate.ts";
import { findWithDesk, finishWorkItem, openWorkItem } from "./send-to-desk.ts";

/**
 * Puts a chargeback into the agents' queue while it has to be matched, answered or looked at, and takes it out when nothing is
 * left to do but to wait for the bank.
 */
export const queueChargeback: ReactionHandler = async (event, runtime) => {
  const { state, isQueued } = await findWithDesk(runtime, chargebackAggregate, event.caseId);
  if (state === undefined) return;
  const commandId = `${event.id}:desk`;
  if (needsAgent(state))
    await openWorkItem(runtime, event.caseId, commandId, { queue: "chargebacks", dueAt: state.clocks.respondBy });
  else if (isQueued) await finishWorkItem(runtime, event.caseId, commandId);
};
