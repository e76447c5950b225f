import { execute } from "../../adapters/dynamodb/execute.ts";
import { runningShadows, runningShadowWrite } from "../../adapters/dynamodb/running-shadows.ts";
import { none } from "../../adapters/dynamodb/side-effects.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type ShadowCommand, shadowIdOf } from "../../domain/shadows/index.ts";
import { mustBeTriable } from "../backtests/policy-to-try.ts";
import { marketIn, numberIn } from "../policy-versions/version-path.ts";
import type { ShadowBody } from "./answers.ts";
import { shadowAggregate } from "./shadow-aggregate.ts";
import { shadowView } from "./shadow-view.ts";

type Request = HttpRequest<ShadowBody>;

const commandOf = async (runtime: Runtime, request: Request): Promise<ShadowCommand> => {
  const { at, body } = request;
  if (body.action === "stop") return { type: "StopShadow", at };
  const market = marketIn(request);
  const [{ ref: draft }, running] = await Promise.all([
    mustBeTriable(runtime, market, numberIn(request), at),
    runningShadows(runtime.store, market),
  ]);
  return { type: "StartShadow", at, market, draft, running: running.map((shadow) => shadow.draft.version) };
};

/** Lets a version decide silently beside the one in force from now on, or ends that. */
export const runShadow: HttpHandler = async (request: Request, runtime) => {
  const { at, caller, commandId, requestHash, expectedVersion } = request;
  const executed = await execute(executionContext(runtime), {
    aggregate: shadowAggregate,
    caseId: shadowIdOf(marketIn(request), numberIn(request)),
    identity: { id: commandId, requestHash },
    actor: { role: caller.role, id: caller.id },
    at,
    expectedVersion,
    gather: () => commandOf(runtime, request),
    effects: (_before, _events, after) => (after === undefined ? none : runningShadowWrite(after)),
    answer: ({ state, version }) => ({ status: 200, version, body: state && shadowView(state) }),
  });
  return respond(executed);
};
