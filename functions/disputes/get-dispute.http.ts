import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";
import { disputeView } from "./dispute-view.ts";
import { mayReadDispute } from "./on-dispute.ts";

/** One dispute as its reader may see it. */
export const getDispute: HttpHandler = async (request, runtime) => {
  const found = await load(runtime.store, disputeAggregate, request.params.disputeId ?? "");
  if (found?.state === undefined || !mayReadDispute(found.state, request.caller)) throw notFound("dispute");
  return {
    status: 200,
    headers: { etag: `"${found.version}"` },
    body: disputeView(found.state, found.version, request),
  };
};
