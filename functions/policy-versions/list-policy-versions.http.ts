import { readSchedule } from "../../adapters/dynamodb/policy-schedule.ts";
import { listVersions } from "../../adapters/dynamodb/policy-version-list.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { invalidCursor } from "../../adapters/http/problem.ts";
import { actionRoutes } from "./action-routes.ts";
import { marketIn } from "./version-path.ts";
import { builtInView, versionView } from "./version-view.ts";

/** What a page of versions is asked for by. */
interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The versions of a market's policy, the newest first; the last is the one that comes with the software. */
export const listPolicyVersions: HttpHandler = async (request: HttpRequest<unknown, PageQuery>, runtime) => {
  const market = marketIn(request);
  const [page, schedules] = await Promise.all([
    listVersions(runtime.store, await runtime.cursorKey(), { market, ...request.query }),
    readSchedule(runtime.store),
  ]);
  if (page === undefined) throw invalidCursor();
  const items = page.items.map(({ state, version }) => versionView(state, version, schedules, request, actionRoutes));
  const body = page.isLast
    ? { items: [...items, builtInView(market, schedules, request.at)] }
    : { items, nextCursor: page.nextCursor };
  return { status: 200, body };
};
