import { loadWhole } from "../../adapters/dynamodb/timeline.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { Dispute } from "../../domain/disputes/index.ts";
import { timelineView } from "../cases/timeline-view.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";
import { mayReadDispute } from "./on-dispute.ts";

/** All of a dispute that its timeline's reader asks about. */
const disputeHeading = {
  kind: disputeAggregate.kind,
  stateSchema: Dispute.pick({ buyerId: true, sellerId: true, currency: true, market: true }),
};

/** What happened in a dispute, in order, told to its reader. */
export const getDisputeTimeline: HttpHandler = async (request, runtime) => {
  const found = await loadWhole(runtime.store, disputeHeading, request.params.disputeId ?? "");
  if (found === undefined || !mayReadDispute(found.state, request.caller)) throw notFound("dispute");
  return { status: 200, body: { items: timelineView(found, request) } };
};
