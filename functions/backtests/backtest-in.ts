import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Backtest } from "../../domain/backtests/index.ts";
import { marketIn, numberIn } from "../policy-versions/version-path.ts";
import { backtestAggregate } from "./backtest-aggregate.ts";

/** The backtest of the path, which is one of the path's version, or the problem that there is none. */
export const mustFindBacktest = async (
  runtime: Runtime,
  request: Pick<HttpRequest, "params">,
): Promise<{ readonly state: Backtest; readonly version: number }> => {
  const [market, number] = [marketIn(request), numberIn(request)];
  const found = await load(runtime.store, backtestAggregate, request.params.backtestId ?? "");
  const { state } = found ?? {};
  const isIts = state?.market === market && state.draft.version === number;
  if (found === undefined || state === undefined || !isIts) throw notFound("backtest");
  return { state, version: found.version };
};
