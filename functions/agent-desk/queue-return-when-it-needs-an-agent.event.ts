import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { QueueName } from "../../domain/agent-desk/index.ts";
import type { Return } from "../../domain/returns/index.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { findWithDesk, finishWorkItem, openWorkItem } from "./send-to-desk.ts";

const queueOf = ({ pendingDecision, status, contest, dispute }: Return): QueueName | undefined => {
  // A return in a dispute's hands is worked on there.
  if (dispute !== undefined && dispute.outcome === undefined) return undefined;
  if (pendingDecision !== undefined) return "second-approvals";
  if (status === "escalated") return "escalated-returns";
  return contest?.standing === "open" ? "contested-refunds" : undefined;
};

/** Puts a return into the agents' queue while it waits for one, and takes it out when it no longer does. */
export const queueReturn: ReactionHandler = async (event, runtime) => {
  const { state, isQueued } = await findWithDesk(runtime, returnAggregate, event.caseId);
  if (state === undefined) return;
  const commandId = `${event.id}:desk`;
  // Whoever proposed what nobody answered still wants the case decided: it goes back to where cases are decided from.
  const queue = queueOf(state) ?? (event.type === "DecisionExpired" && isQueued ? "overrides" : undefined);
  const dueAt = state.pendingDecision?.expiresAt ?? state.clock?.dueAt;
  if (queue !== undefined) await openWorkItem(runtime, event.caseId, commandId, { queue, dueAt });
  else if (isQueued) await finishWorkItem(runtime, event.caseId, commandId);
};
