import { execute } from "../../adapters/dynamodb/execute.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { ProfileContent } from "../../domain/agents/index.ts";
import { agentProfileAggregate, profileIdOf } from "./agent-profile-aggregate.ts";
import { agentIn, profileView } from "./get-agent-profile.http.ts";

/** An agent says what they can work on and whom they are close to, or a senior agent says it of them. */
export const putAgentProfile: HttpHandler = async (request: HttpRequest<ProfileContent>, runtime) => {
  const { body: content, at, caller } = request;
  const agentId = agentIn(request);
  const actor = { role: caller.role, id: caller.id };
  const executed = await execute(executionContext(runtime), {
    aggregate: agentProfileAggregate,
    caseId: profileIdOf(agentId),
    identity: { id: request.commandId, requestHash: request.requestHash },
    actor,
    at,
    expectedVersion: request.expectedVersion,
    gather: async () => ({ type: "WriteProfile" as const, at, actor, agentId, content }),
    answer: ({ state, version }) => ({ status: 200, version, body: profileView(agentId, state, version) }),
  });
  return respond(executed);
};
