import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { finishWorkItem, openWorkItem } from "./send-to-desk.ts";

/** Puts a return into the agents' queue while it waits for one, and takes it out when it no longer does. */
export const queueReturn: ReactionHandler = async (event, runtime) => {
  const state = (await load(runtime.store, returnAggregate, event.caseId))?.state;
  if (state === undefined) return;
  const commandId = `${event.id}:desk`;
  if (state.pendingDecision !== undefined)
    await openWorkItem(runtime, event.caseId, commandId, { queue: "second-approvals", dueAt: state.clock?.dueAt });
  else if (state.status === "escalated")
    await openWorkItem(runtime, event.caseId, commandId, { queue: "escalated-returns", dueAt: state.clock?.dueAt });
  else await finishWorkItem(runtime, event.caseId, commandId);
};
