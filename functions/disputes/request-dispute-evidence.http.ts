import { holdingDispute } from "../agent-desk/holding-dispute.ts";
import type { RequestEvidenceBody } from "./dispute-bodies.ts";
import { onDispute } from "./on-dispute.ts";

/** An agent who holds a dispute asks one side for evidence. */
export const requestDisputeEvidence = onDispute<RequestEvidenceBody>({
  status: 201,
  prepare: holdingDispute,
  command: ({ head, request, runtime }) => ({
    type: "RequestEvidence",
    ...head,
    requestId: runtime.ids.ulid(),
    party: request.body.party,
    modules: request.body.modules,
  }),
});
