import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { approveDisputeDecision } from "../disputes/decide-dispute.ts";
import { idsFor, onReturn } from "../returns/on-return.ts";
import { type ApprovalBody, isDispute } from "./decision-bodies.ts";
import { decisionIn, withCaseOfDecision } from "./decision-in.ts";
import { atDesk } from "./holding.ts";

const confirm = onReturn<ApprovalBody>(
  ({ head, request, runtime }) => ({
    type: "ConfirmDecision",
    ...head,
    ...idsFor(runtime),
    decisionId: decisionIn(request),
    payloadHash: request.body.payloadHash,
  }),
  200,
  atDesk,
);

/** A senior agent agrees with a decision that waits for a second person, as it would be carried out now. */
export const approveDecision: HttpHandler = async (request: HttpRequest<never, never>, runtime) => {
  const aimed = await withCaseOfDecision(request, runtime);
  return isDispute(aimed.params.caseId) ? approveDisputeDecision(aimed, runtime) : confirm(aimed, runtime);
};
