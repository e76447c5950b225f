import { everyDay } from "../../adapters/dynamodb/every-day.ts";
import { feedbackRowsOf, suppressionsOf } from "../../adapters/dynamodb/feedback-rows.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { feedbackTerms } from "../../adapters/policies/feedback-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { summarise } from "../../domain/feedback/summary/summarise.ts";
import type { FeedbackSummaryQuery } from "./feedback-summary-query.ts";

const notAskedIn = async ({ store }: Runtime, { market, from, to }: FeedbackSummaryQuery) => {
  const all = await everyDay(from, to, (day) => suppressionsOf(store, market, day));
  const groups = Map.groupBy(all, ({ party, because }) => `${party}#${because}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, count: others.length + 1 }],
  );
};

/** What the surveys that were sent in some days of a market came to. */
export const summariseFeedback: HttpHandler = async (request: HttpRequest<unknown, FeedbackSummaryQuery>, runtime) => {
  const { market, from, to, groupBy } = request.query;
  const { smallCellBelow } = feedbackTerms;
  const [rows, notAsked] = await Promise.all([
    everyDay(from, to, (day) => feedbackRowsOf(runtime.store, market, day)),
    notAskedIn(runtime, request.query),
  ]);
  const tables = summarise(rows, groupBy, smallCellBelow);
  return { status: 200, body: { market, from, to, groupBy, smallCellBelow, notAsked, tables } };
};
