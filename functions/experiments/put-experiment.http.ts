import { execute } from "../../adapters/dynamodb/execute.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { Problem } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import { type ExperimentDefinition, ExperimentKey } from "../../domain/experiments/index.ts";
import { experimentAggregate, experimentIdOf } from "./experiment-aggregate.ts";
import { experimentView } from "./experiment-answers.ts";
import { experimentEffects } from "./experiment-effects.ts";

const keyIn = (text: string | undefined): ExperimentKey => {
  const parsed = ExperimentKey.safeParse(text);
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues[0]?.message ?? "";
  throw new Problem("invalid-request", "The key in the path is none.", { errors: [{ parameter: "key", detail }] });
};

// Only a definition that is written can change here, and what is written takes no place.
const noPlaces = { occupants: [], version: 0 };

/** Writes the definition of an experiment; the same again changes nothing. Of a running one only the coverage may grow. */
export const putExperiment: HttpHandler = async (request: HttpRequest<ExperimentDefinition>, runtime) => {
  const { body: definition, at, caller } = request;
  const key = keyIn(request.params.key);
  const actor = { role: caller.role, id: caller.id };
  const executed = await execute(executionContext(runtime), {
    aggregate: experimentAggregate,
    caseId: experimentIdOf(key),
    identity: { id: request.commandId, requestHash: request.requestHash },
    actor,
    at,
    expectedVersion: request.expectedVersion,
    gather: async () => ({ type: "WriteDefinition" as const, at, actor, key, definition }),
    effects: experimentEffects(() => noPlaces),
    answer: ({ state, version }) => ({ status: 200, version, body: state && experimentView(state, version) }),
  });
  return respond(executed);
};
