import { problemOfRefusal } from "../../adapters/http/problem.ts";
import { mustHold } from "../../domain/agent-desk/index.ts";
import { isAgentRole } from "../../domain/kernel/actor.ts";
import type { Prepare } from "../disputes/on-dispute.ts";
import { deskActions } from "./desk-actions.ts";
import { actionsAtDesk, deskViewOf } from "./holding.ts";

/** Refuses an agent's step on a dispute that the agent has not claimed: two agents must not decide over each other. */
export const holdingDispute: Prepare = async (request, runtime, disputeId) => {
  const view = await deskViewOf(runtime, disputeId, request);
  const refusal = mustHold(view.work, request.caller.id, request.at);
  if (refusal !== undefined) throw problemOfRefusal({ ...refusal });
  return (actions) => deskActions(actions, disputeId, view, request);
};

/** Lets the second person's word through whoever has claimed the dispute. */
export const disputeAtDesk: Prepare = (request, runtime, disputeId) => actionsAtDesk(request, runtime, disputeId);

/** The same step for parties, who hold nothing, and for agents, who must. */
export const holdingAsAgent: Prepare = async (request, runtime, disputeId) =>
  isAgentRole(request.caller.role) ? holdingDispute(request, runtime, disputeId) : (actions) => actions;
