import { caseOfDecision } from "../../adapters/dynamodb/decision-pointers.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { DecisionId } from "../../domain/kernel/ids.ts";

/** The decision that a path names; a text that can be no decision's id is simply not found. */
export const decisionIn = (request: Pick<HttpRequest, "params">): DecisionId => {
  const parsed = DecisionId.safeParse(request.params.decisionId);
  if (!parsed.success) throw notFound("decision");
  return parsed.data;
};

/** The same request, aimed at the return or dispute that the decision belongs to. */
export const withCaseOfDecision = async <Request extends Pick<HttpRequest, "params">>(
  request: Request,
  runtime: Runtime,
): Promise<Request> => {
  const caseId = await caseOfDecision(runtime.store, decisionIn(request));
  if (caseId === undefined) throw notFound("decision");
  return { ...request, params: { ...request.params, caseId, returnId: caseId } };
};
