import { execute } from "../../adapters/dynamodb/execute.ts";
import { type Places, placesTaken } from "../../adapters/dynamodb/experiment-places.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Experiment, ExperimentCommand, Occupant } from "../../domain/experiments/index.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { experimentAggregate, experimentIdOf } from "./experiment-aggregate.ts";
import { experimentView } from "./experiment-answers.ts";
import { experimentEffects } from "./experiment-effects.ts";

interface Given<Body> {
  readonly body: Body;
  readonly state: Experiment;
  readonly head: { readonly at: Instant; readonly actor: Actor };
  readonly running: readonly Occupant[];
  readonly runtime: Runtime;
}

/** An operation of the platform on one experiment; the answer is the experiment. */
export const onExperiment =
  <Body>(toCommand: (given: Given<Body>) => ExperimentCommand | Promise<ExperimentCommand>): HttpHandler =>
  async (request: HttpRequest<Body>, runtime) => {
    const actor = { role: request.caller.role, id: request.caller.id };
    let places: Places = { occupants: [], version: 0 };
    const executed = await execute(executionContext(runtime), {
      aggregate: experimentAggregate,
      caseId: experimentIdOf(request.params.key ?? ""),
      identity: { id: request.commandId, requestHash: request.requestHash },
      actor,
      at: request.at,
      expectedVersion: request.expectedVersion,
      gather: async (current) => {
        if (current?.state === undefined) throw notFound("experiment");
        places = await placesTaken(runtime.store);
        const head = { at: request.at, actor };
        return toCommand({ body: request.body, state: current.state, head, running: places.occupants, runtime });
      },
      effects: experimentEffects(() => places),
      answer: ({ state, version }) => ({ status: 200, version, body: state && experimentView(state, version) }),
    });
    return respond(executed);
  };
