import { load } from "../../adapters/dynamodb/load.ts";
import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { timelineView } from "../cases/timeline-view.ts";
import { mayRead } from "./on-return.ts";
import { returnAggregate } from "./return-aggregate.ts";

/** What happened to a return, in order, told to its reader. */
export const getReturnTimeline: HttpHandler = async (request, runtime) => {
  const returnId = request.params.returnId ?? "";
  const found = await load(runtime.store, returnAggregate, returnId);
  if (found?.state === undefined || !mayRead(found.state, request.caller)) throw notFound("return");
  return {
    status: 200,
    body: { items: timelineView(await timelineOf(runtime.store, returnId), found.state, request) },
  };
};
