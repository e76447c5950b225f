import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { mustHold, type WorkItemState } from "../../domain/agent-desk/index.ts";
import type { Prepare } from "../returns/on-return.ts";
import { type DeskAction, deskActions } from "./desk-actions.ts";
import { workItemAggregate, workItemIdOf } from "./work-item-aggregate.ts";

type Asked = Pick<HttpRequest, "caller" | "at">;

const workOn = async (runtime: Runtime, caseId: string): Promise<WorkItemState> =>
  (await load(runtime.store, workItemAggregate, workItemIdOf(caseId)))?.state;

/** How an agent meets the next actions of a case, by who has claimed it. */
export const actionsAtDesk = async <Action extends DeskAction>(
  request: Asked,
  runtime: Runtime,
  caseId: string,
): Promise<(actions: readonly Action[]) => (Action | DeskAction)[]> => {
  const work = await workOn(runtime, caseId);
  return (actions) => deskActions(actions, caseId, work, request);
};

/** Lets an agent's step on a return go on whoever has claimed it; what it answers lists what this agent can do next. */
export const atDesk: Prepare<unknown> = (request, runtime, { returnId }) => actionsAtDesk(request, runtime, returnId);

/** Refuses an agent's step on a case that the agent has not claimed: two agents must not decide over each other. */
export const holding: Prepare<unknown> = async (request, runtime, { returnId }) => {
  const work = await workOn(runtime, returnId);
  const refusal = mustHold(work, request.caller.id, request.at);
  if (refusal !== undefined) throw problemOfRefusal({ ...refusal });
  return (actions) => deskActions(actions, returnId, work, request);
};

/** The request of a desk's path, as one on the return that the path names. */
export const onCase = <Request extends Pick<HttpRequest, "params">>(request: Request): Request => ({
  ...request,
  params: { ...request.params, returnId: request.params.caseId ?? "" },
});
