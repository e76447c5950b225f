import { execute } from "../../adapters/dynamodb/execute.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { Problem } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { policyFor } from "../../adapters/policies/policies.ts";
import { policyInForce } from "../../adapters/policies/policy-in-force.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Window } from "../../domain/backtests/index.ts";
import { newId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { marketIn, numberIn } from "../policy-versions/version-path.ts";
import type { StartBacktestBody } from "./answers.ts";
import { backtestAggregate } from "./backtest-aggregate.ts";
import { backtestView } from "./backtest-view.ts";
import { mustBeTriable } from "./policy-to-try.ts";

const nothingYet = { state: undefined, version: 0 };

const DATE_LENGTH = "2026-03-10".length;

const dayOf = (at: Instant): string => at.slice(0, DATE_LENGTH);

/** The window that is asked for, cut to the days that can have decisions: from the first version of the market to today. */
const windowOf = ({ from, to }: StartBacktestBody, firstDay: string, today: string): Window => {
  const window = {
    from: from === undefined || from < firstDay ? firstDay : from,
    to: to === undefined || to > today ? today : to,
  };
  if (window.from <= window.to) return window;
  const pointer = from !== undefined && from > today ? "#/from" : "#/to";
  throw new Problem("invalid-request", "The window has no day that a decision can be of.", {
    errors: [{ pointer, detail: `Name days from ${firstDay} to ${today}.` }],
  });
};

/** Begins to try a version on past decisions. The answer comes at once; the process counts. */
export const startBacktest: HttpHandler = async (request: HttpRequest<StartBacktestBody>, runtime) => {
  const { caller, at, body, commandId, requestHash } = request;
  const market = marketIn(request);
  const { ref: draft } = await mustBeTriable(runtime, market, numberIn(request), at);
  const { document, contentHash = "" } = await policyInForce(runtime.store, market, at);
  // No decision is older than the policy that came with the software.
  const window = windowOf(body, dayOf(policyFor(market).document.effectiveFrom), dayOf(at));
  const backtestId = newId("bkt_", runtime.ids.ulid());
  const executed = await execute(executionContext(runtime), {
    aggregate: backtestAggregate,
    caseId: backtestId,
    identity: { id: commandId, requestHash },
    actor: { role: caller.role, id: caller.id },
    at,
    seen: nothingYet,
    gather: async () => ({
      type: "StartBacktest" as const,
      at,
      backtestId,
      market,
      draft,
      live: { version: document.version, contentHash },
      window,
    }),
    answer: ({ state, version }) => ({ status: 202, version, body: state && backtestView(state) }),
  });
  return respond(executed);
};
