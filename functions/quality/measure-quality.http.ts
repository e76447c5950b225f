import { everyDay } from "../../adapters/dynamodb/every-day.ts";
import { qualityRowsOf } from "../../adapters/dynamodb/quality-rows.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { qualityTerms } from "../../adapters/policies/quality-terms.ts";
import { summariseQuality } from "../../domain/quality-reviews/figures/summarise.ts";
import type { QualityQuery } from "./quality-query.ts";

/** The quality of the decisions of some days. */
export const measureQuality: HttpHandler = async (request: HttpRequest<unknown, QualityQuery>, runtime) => {
  const { from, to } = request.query;
  const days = await everyDay(from, to, async (day) => [await qualityRowsOf(runtime.store, day)]);
  const rows = {
    decisions: days.flatMap(({ decisions }) => decisions),
    reviews: days.flatMap(({ reviews }) => reviews),
    overturned: new Set(days.flatMap(({ overturned }) => [...overturned])),
  };
  const { smallCellBelow } = qualityTerms;
  return { status: 200, body: { from, to, smallCellBelow, ...summariseQuality(rows, qualityTerms) } };
};
