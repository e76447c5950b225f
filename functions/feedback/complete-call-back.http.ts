import { execute } from "../../adapters/dynamodb/execute.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import { mustHold } from "../../domain/agent-desk/index.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { workItemAggregate, workItemIdOf } from "../agent-desk/work-item-aggregate.ts";
import { surveyAggregate } from "./survey-aggregate.ts";
import type { CallBackBody } from "./survey-bodies.ts";
import { surveyEffects } from "./survey-effects.ts";
import { surveyView } from "./survey-view.ts";

/** An agent who holds the case writes down what came of calling somebody who was not content. */
export const completeCallBack: HttpHandler = async (request: HttpRequest<CallBackBody>, runtime) => {
  const { at, caller, body, commandId, requestHash } = request;
  const surveyId = request.params.caseId ?? "";
  if (!surveyId.startsWith("srv_")) throw notFound("survey");
  const actor = { role: caller.role, id: caller.id };
  const textId = newId("txt_", runtime.ids.ulid());
  const { comment, outcome, tags } = body;
  const executed = await execute(executionContext(runtime), {
    aggregate: surveyAggregate,
    caseId: surveyId,
    identity: { id: commandId, requestHash },
    actor,
    at,
    expectedVersion: request.expectedVersion,
    gather: async (current) => {
      if (current?.state === undefined) throw notFound("survey");
      const work = (await load(runtime.store, workItemAggregate, workItemIdOf(surveyId)))?.state;
      const refusal = mustHold(work, caller.id, at);
      if (refusal !== undefined) throw problemOfRefusal({ ...refusal });
      const given = { outcome, tags: [...new Set(tags)], ...(comment === undefined ? {} : { textId }) };
      return { type: "CompleteCallBack" as const, at, actor, ...given };
    },
    effects: surveyEffects(comment === undefined ? [] : [{ textId, words: comment, commandId }]),
    answer: ({ state, version }) => ({ status: 200, version, body: state && surveyView(state, version) }),
  });
  return respond(executed);
};
