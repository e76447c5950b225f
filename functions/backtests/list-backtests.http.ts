import type * as z from "zod";
import { listCases } from "../../adapters/dynamodb/case-list.ts";
import { indexes } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor } from "../../adapters/http/problem.ts";
import { Backtest } from "../../domain/backtests/index.ts";
import { marketIn, numberIn } from "../policy-versions/version-path.ts";
import type { PageQuery } from "../returns/list-query.ts";
import { backtestsOf } from "./backtest-aggregate.ts";
import { backtestView } from "./backtest-view.ts";

type Query = z.infer<z.ZodObject<typeof PageQuery>>;

/** The backtests of a version, the newest first. */
export const listBacktests: HttpHandler = async (request: HttpRequest<unknown, Query>, runtime) => {
  const { limit, cursor } = request.query;
  const list = {
    index: indexes.byQueue,
    partition: backtestsOf(marketIn(request), numberIn(request)),
    newestFirst: true,
    limit,
    cursor,
  };
  const page = await listCases(runtime.store, await runtime.cursorKey(), list);
  if (page === undefined) throw invalidCursor();
  return { status: 200, body: { ...page, items: page.items.map(({ state }) => backtestView(Backtest.parse(state))) } };
};
