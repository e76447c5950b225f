import { loadWhole } from "../../adapters/dynamodb/timeline.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { timelineView } from "../cases/timeline-view.ts";
import { mayRead } from "./on-return.ts";
import { returnAggregate } from "./return-aggregate.ts";

/** What happened to a return, in order, told to its reader. */
export const getReturnTimeline: HttpHandler = async (request, runtime) => {
  const found = await loadWhole(runtime.store, returnAggregate, request.params.returnId ?? "");
  if (found?.state === undefined || !mayRead(found.state, request.caller)) throw notFound("return");
  return { status: 200, body: { items: timelineView({ ...found, state: found.state }, request) } };
};
