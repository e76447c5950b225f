import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { PageQuery } from "../returns/list-query.ts";
import { BacktestAnswer, BacktestPage, ChangesPage, ChangesQuery, StartBacktestBody } from "./answers.ts";

const VERSION = "/policies/{market}/versions/{number}";

/** How a policy version is tried before it is published. */
export const backtestRoutes: readonly Route[] = [
  {
    audience: "platform",
    method: "POST",
    path: `${VERSION}/backtests`,
    entry: "start-backtest",
    action: "backtest",
    summary: "Try a version on past decisions, all or those of a window; it runs by itself",
    body: StartBacktestBody,
    response: BacktestAnswer,
    status: 202,
  },
  {
    audience: "platform",
    method: "GET",
    path: `${VERSION}/backtests`,
    entry: "list-backtests",
    summary: "The backtests of a version, the newest first",
    query: z.strictObject(PageQuery),
    response: BacktestPage,
    status: 200,
  },
  {
    audience: "platform",
    method: "GET",
    path: `${VERSION}/backtests/{backtestId}`,
    entry: "get-backtest",
    summary: "How far a backtest is, and its report",
    response: BacktestAnswer,
    status: 200,
  },
  {
    audience: "platform",
    method: "GET",
    path: `${VERSION}/backtests/{backtestId}/changes`,
    entry: "list-backtest-changes",
    summary: "The cases that the version would decide differently, side by side",
    query: ChangesQuery,
    response: ChangesPage,
    status: 200,
  },
];
