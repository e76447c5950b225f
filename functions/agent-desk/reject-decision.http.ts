import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { rejectDisputeDecision } from "../disputes/decide-dispute.ts";
import { onReturn } from "../returns/on-return.ts";
import { isDispute } from "./decision-bodies.ts";
import { decisionIn, withCaseOfDecision } from "./decision-in.ts";
import { atDesk } from "./holding.ts";

const reject = onReturn(
  ({ head, request, textId }) => ({ type: "RejectDecision", ...head, decisionId: decisionIn(request), textId }),
  200,
  atDesk,
);

/** A senior agent disagrees with a decision that waits for a second person; the case stays where it is. */
export const rejectDecision: HttpHandler = async (request: HttpRequest<never, never>, runtime) => {
  const aimed = await withCaseOfDecision(request, runtime);
  return isDispute(aimed.params.caseId) ? rejectDisputeDecision(aimed, runtime) : reject(aimed, runtime);
};
