import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { conflictOf, mustHold } from "../../domain/agent-desk/index.ts";
import type { Prepare } from "../returns/on-return.ts";
import { workerOf } from "./agent-profile-aggregate.ts";
import { type DeskAction, type DeskView, deskActions } from "./desk-actions.ts";
import { workItemAggregate, workItemIdOf } from "./work-item-aggregate.ts";

type Asked = Pick<HttpRequest, "caller" | "at">;

/** Who works on a case, and what is known of the agent who asks. */
export const deskViewOf = async (
  runtime: Runtime,
  caseId: string,
  { caller }: Pick<HttpRequest, "caller">,
): Promise<DeskView> => {
  const [item, worker] = await Promise.all([
    load(runtime.store, workItemAggregate, workItemIdOf(caseId)),
    workerOf(runtime, caller.id),
  ]);
  return { work: item?.state, worker };
};

/** How an agent meets the next actions of a case, by who has claimed it. */
export const actionsAtDesk = async <Action extends DeskAction>(
  request: Asked,
  runtime: Runtime,
  caseId: string,
): Promise<(actions: readonly Action[]) => (Action | DeskAction)[]> => {
  const view = await deskViewOf(runtime, caseId, request);
  // Where no claim is asked for, as of a second person, the interest that a claim would have met stands in the way all the same.
  const because = conflictOf(view.work ?? {}, request.caller.id, view.worker);
  if (because === "related_to_a_party") throw problemOfRefusal({ code: "case.conflict_of_interest", because });
  return (actions) => deskActions(actions, caseId, view, request);
};

/** Lets an agent's step on a return go on whoever has claimed it; what it answers lists what this agent can do next. */
export const atDesk: Prepare<unknown> = (request, runtime, { returnId }) => actionsAtDesk(request, runtime, returnId);

/** Refuses an agent's step on a case that the agent has not claimed: two agents must not decide over each other. */
export const holding: Prepare<unknown> = async (request, runtime, { returnId }) => {
  const view = await deskViewOf(runtime, returnId, request);
  const refusal = mustHold(view.work, request.caller.id, request.at);
  if (refusal !== undefined) throw problemOfRefusal({ ...refusal });
  return (actions) => deskActions(actions, returnId, view, request);
};

/** The request of a desk's path, as one on the return that the path names. */
export const onCase = <Request extends Pick<HttpRequest, "params">>(request: Request): Request => ({
  ...request,
  params: { ...request.params, returnId: request.params.caseId ?? "" },
});
