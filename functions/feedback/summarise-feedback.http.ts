import { feedbackRowsOf, suppressionsOf } from "../../adapters/dynamodb/feedback-rows.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { feedbackTerms } from "../../adapters/policies/feedback-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { summarise } from "../../domain/feedback/summary/summarise.ts";
import { epochDayOf, isoDateOf } from "../../domain/kernel/local-days.ts";
import type { FeedbackSummaryQuery } from "./feedback-summary-query.ts";

/** Days that are read at once: fast enough for a quarter, and no burst on the table. */
const DAYS_AT_ONCE = 10;

const daysIn = ({ from, to }: FeedbackSummaryQuery): readonly string[] => {
  const first = epochDayOf(from);
  return Array.from({ length: epochDayOf(to) - first + 1 }, (_, index) => isoDateOf(first + index));
};

const everyDay = async <Found>(
  days: readonly string[],
  read: (day: string) => Promise<readonly Found[]>,
): Promise<readonly Found[]> => {
  const found: (readonly Found[])[] = [];
  for (let start = 0; start < days.length; start += DAYS_AT_ONCE)
    found.push(...(await Promise.all(days.slice(start, start + DAYS_AT_ONCE).map(read))));
  return found.flat();
};

const notAskedIn = async ({ store }: Runtime, market: string, days: readonly string[]) => {
  const all = await everyDay(days, (day) => suppressionsOf(store, market, day));
  const groups = Map.groupBy(all, ({ party, because }) => `${party}#${because}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, count: others.length + 1 }],
  );
};

/** What the surveys that were sent in some days of a market came to. */
export const summariseFeedback: HttpHandler = async (request: HttpRequest<unknown, FeedbackSummaryQuery>, runtime) => {
  const { market, from, to, groupBy } = request.query;
  const { smallCellBelow } = feedbackTerms;
  const days = daysIn(request.query);
  const [rows, notAsked] = await Promise.all([
    everyDay(days, (day) => feedbackRowsOf(runtime.store, market, day)),
    notAskedIn(runtime, market, days),
  ]);
  const tables = summarise(rows, groupBy, smallCellBelow);
  return { status: 200, body: { market, from, to, groupBy, smallCellBelow, notAsked, tables } };
};
