import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { onReturn } from "../returns/on-return.ts";
import type { DecisionBody } from "./decision-bodies.ts";
import { holding, onCase } from "./holding.ts";
import { proposeDecision } from "./propose-decision.ts";

const decide = onReturn<DecisionBody>(
  ({ head, request, runtime, textId }) => proposeDecision(runtime, head, request.body, textId),
  201,
  holding,
);

/** An agent decides a return, with a reason and a payer, while holding it. */
export const decideCase: HttpHandler = (request: HttpRequest<never, never>, runtime) =>
  decide(onCase(request), runtime);
