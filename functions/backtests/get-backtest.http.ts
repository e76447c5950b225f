import { findBacktestReport } from "../../adapters/dynamodb/backtest-results.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { mustFindBacktest } from "./backtest-in.ts";
import { backtestView } from "./backtest-view.ts";

/** How far a backtest is, and its report once it is done. */
export const getBacktest: HttpHandler = async (request, runtime) => {
  const { state, version } = await mustFindBacktest(runtime, request);
  const report = state.status === "done" ? await findBacktestReport(runtime.store, state.backtestId) : undefined;
  return { status: 200, headers: { etag: `"${version}"` }, body: backtestView(state, report) };
};
