import { divergences, shadowCounts } from "../../adapters/dynamodb/shadow-counts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { divergenceReport } from "../../domain/policies/backtest/index.ts";
import { mustFindShadow, shadowView } from "./shadow-view.ts";

/** Enough to see what kind of decisions differ; the list has all. */
const EXAMPLES_MAX = 5;

/** How often and in what a version would have decided otherwise since its shadow was last started. */
export const getShadow: HttpHandler = async (request, runtime) => {
  const { state, version } = await mustFindShadow(runtime, request);
  const [counts, { items }] = await Promise.all([
    shadowCounts(runtime.store, state),
    divergences(runtime.store, state, { limit: EXAMPLES_MAX }),
  ]);
  const body = { ...shadowView(state), divergence: divergenceReport(counts), examples: items };
  return { status: 200, headers: { etag: `"${version}"` }, body };
};
