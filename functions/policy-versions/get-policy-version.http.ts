import { readText } from "../../adapters/dynamodb/texts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { actionRoutes } from "./action-routes.ts";
import { builtInView, versionView } from "./version-view.ts";
import { documentOf, type FoundVersion, findVersion, historyOf } from "./whole-version.ts";

const viewOf = ({ kept, market, schedules }: FoundVersion, request: HttpRequest) =>
  kept === undefined
    ? builtInView(market, schedules, request.at)
    : versionView(kept.state, kept.version, schedules, request, actionRoutes);

/** A version of a market's policy: what it says and changes, what is wrong with it, who said yes to it, and what happened to it. */
export const getPolicyVersion: HttpHandler = async (request, runtime) => {
  const found = await findVersion(runtime, request);
  const { kept } = found;
  const view = viewOf(found, request);
  const [content, changeSummary] = await Promise.all([
    documentOf(runtime, found, request.at),
    kept && readText(runtime.store, kept.state.versionId, kept.state.summaryTextId),
  ]);
  const summary = changeSummary === undefined ? {} : { changeSummary };
  return {
    status: 200,
    headers: { etag: `"${view.version}"` },
    body: { ...view, ...summary, ...content, history: historyOf(found, request) },
  };
};

/** What happened to a version. */
export const getPolicyVersionTimeline: HttpHandler = async (request, runtime) => ({
  status: 200,
  body: { items: historyOf(await findVersion(runtime, request), request) },
});
