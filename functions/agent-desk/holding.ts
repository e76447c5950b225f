import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { problemOfRefusal } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { mustHold } from "../../domain/agent-desk/index.ts";
import type { Return } from "../../domain/returns/index.ts";
import { workItemAggregate, workItemIdOf } from "./work-item-aggregate.ts";

/** Refuses an agent's step on a case that the agent has not claimed: two agents must not decide over each other. */
export const checkHolding = async (
  { caller, at }: Pick<HttpRequest, "caller" | "at">,
  runtime: Runtime,
  { returnId }: Pick<Return, "returnId">,
) => {
  const item = (await load(runtime.store, workItemAggregate, workItemIdOf(returnId)))?.state;
  const refusal = mustHold(item, caller.id, at);
  if (refusal !== undefined) throw problemOfRefusal({ ...refusal });
};

/** The request of a desk's path, as one on the return that the path names. */
export const onCase = <Request extends Pick<HttpRequest, "params">>(request: Request): Request => ({
  ...request,
  params: { ...request.params, returnId: request.params.caseId ?? "" },
});
