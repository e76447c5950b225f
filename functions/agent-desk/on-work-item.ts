import { execute } from "../../adapters/dynamodb/execute.ts";
import { textWrites } from "../../adapters/dynamodb/texts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { WorkItemCommand } from "../../domain/agent-desk/index.ts";
import { newId, type TextId } from "../../domain/kernel/ids.ts";
import { type FoundCase, findCase } from "../cases/find-case.ts";
import { workItemAggregate, workItemIdOf } from "./work-item-aggregate.ts";
import { workItemView } from "./work-item-view.ts";

interface Given<Body> {
  readonly request: HttpRequest<Body>;
  readonly head: Pick<WorkItemCommand, "at" | "actor" | "workItemId" | "caseId">;
  readonly textId: TextId | undefined;
  readonly found: FoundCase;
  readonly runtime: Runtime;
}

interface Worded {
  readonly note?: string | undefined;
}

/** An operation of an agent on the work item of a case. Any agent may, on any case that exists. */
export const onWorkItem =
  <Body extends Worded>(toCommand: (given: Given<Body>) => WorkItemCommand | Promise<WorkItemCommand>): HttpHandler =>
  async (request: HttpRequest<Body>, runtime) => {
    const caseId = request.params.caseId ?? "";
    const found = await findCase(runtime, caseId);
    const workItemId = workItemIdOf(caseId);
    const actor = { role: request.caller.role, id: request.caller.id };
    const words = request.body?.note;
    const texts = words === undefined ? [] : [{ textId: newId("txt_", runtime.ids.ulid()), words }];
    const executed = await execute(executionContext(runtime), {
      aggregate: workItemAggregate,
      caseId: workItemId,
      identity: { id: request.commandId, requestHash: request.requestHash },
      actor,
      at: request.at,
      expectedVersion: request.expectedVersion,
      gather: async () =>
        toCommand({
          request,
          head: { at: request.at, actor, workItemId, caseId },
          textId: texts[0]?.textId,
          found,
          runtime,
        }),
      effects: () => textWrites(workItemId, texts),
      answer: ({ state, version }) => ({ status: 200, version, body: state && workItemView(state, request.at) }),
    });
    return respond(executed);
  };
