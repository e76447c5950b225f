import { loadWhole } from "../../adapters/dynamodb/timeline.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { Return } from "../../domain/returns/index.ts";
import { timelineView } from "../cases/timeline-view.ts";
import { mayRead } from "./on-return.ts";
import { returnAggregate } from "./return-aggregate.ts";

/** All of a return that its timeline's reader asks about: whose it is, and what its amounts and days are counted in. */
const returnHeading = {
  kind: returnAggregate.kind,
  stateSchema: Return.pick({ buyerId: true, sellerId: true, currency: true, market: true }),
};

/** What happened to a return, in order, told to its reader. */
export const getReturnTimeline: HttpHandler = async (request, runtime) => {
  const found = await loadWhole(runtime.store, returnHeading, request.params.returnId ?? "");
  if (found === undefined || !mayRead(found.state, request.caller)) throw notFound("return");
  return { status: 200, body: { items: timelineView(found, request) } };
};
