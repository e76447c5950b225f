import { execute } from "../../adapters/dynamodb/execute.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { checkEvidence } from "../evidence/check-evidence.ts";
import type { RequestReturnBody } from "./bodies.ts";
import { draftRequest } from "./draft-request.ts";
import { returnAggregate } from "./return-aggregate.ts";
import { returnEffects } from "./return-effects.ts";
import { returnView } from "./return-view.ts";

/** The buyer asks for a return; the policy's verdict is in the answer. */
export const requestReturn: HttpHandler = async (request: HttpRequest<RequestReturnBody>, runtime) => {
  const { body, caller, at } = request;
  const returnId = newId("ret_", runtime.ids.ulid());
  const texts = body.comment === undefined ? [] : [{ textId: newId("txt_", runtime.ids.ulid()), words: body.comment }];
  const executed = await execute(executionContext(runtime), {
    aggregate: returnAggregate,
    caseId: returnId,
    identity: { id: request.commandId, requestHash: request.requestHash },
    actor: { role: caller.role, id: caller.id },
    at,
    gather: async () => {
      await checkEvidence(
        runtime,
        caller,
        body.lines.flatMap(({ evidenceIds }) => evidenceIds),
      );
      const { command } = await draftRequest(runtime, { caller, body, at, returnId });
      return { ...command, textId: texts[0]?.textId };
    },
    effects: returnEffects(texts),
    answer: ({ state, version }) => ({ status: 201, version, body: state && returnView(state, version, request) }),
  });
  return respond(executed);
};
