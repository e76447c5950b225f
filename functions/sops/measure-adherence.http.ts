import { everyDay } from "../../adapters/dynamodb/every-day.ts";
import { adherenceRowsOf } from "../../adapters/dynamodb/sop-runs.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { feedbackTerms } from "../../adapters/policies/feedback-terms.ts";
import { publishedSops } from "../../adapters/policies/sops/sops.ts";
import { summariseAdherence } from "../../domain/sops/adherence/summarise.ts";
import type { AdherenceQuery } from "./adherence-query.ts";

/** How a procedure was kept to by the runs that began in some days. */
export const measureAdherence: HttpHandler = async (request: HttpRequest<unknown, AdherenceQuery>, runtime) => {
  const { sopId = "" } = request.params;
  if (!publishedSops().some((sop) => sop.sopId === sopId)) throw notFound("procedure");
  const { from, to } = request.query;
  const { smallCellBelow } = feedbackTerms;
  const rows = await everyDay(from, to, (day) => adherenceRowsOf(runtime.store, sopId, day));
  return { status: 200, body: { sopId, from, to, smallCellBelow, versions: summariseAdherence(rows, smallCellBelow) } };
};
