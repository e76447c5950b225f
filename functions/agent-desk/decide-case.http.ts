import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { decideDispute } from "../disputes/decide-dispute.ts";
import { DisputeDecisionBody } from "../disputes/dispute-decision-body.ts";
import { onReturn } from "../returns/on-return.ts";
import { DecisionBody, isDispute, ofKind } from "./decision-bodies.ts";
import { holding, onCase } from "./holding.ts";
import { proposeDecision } from "./propose-decision.ts";

const decideReturn = onReturn<DecisionBody>(
  ({ head, request, runtime, textId }) => proposeDecision(runtime, head, request.body, textId),
  201,
  holding,
);

/** An agent decides a return or a dispute, while holding it. */
export const decideCase: HttpHandler = (request: HttpRequest<never, never>, runtime) =>
  isDispute(request.params.caseId)
    ? decideDispute(ofKind(request, DisputeDecisionBody), runtime)
    : decideReturn(onCase(ofKind(request, DecisionBody)), runtime);
