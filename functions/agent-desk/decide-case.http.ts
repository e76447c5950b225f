import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { idsFor, onReturn } from "../returns/on-return.ts";
import type { DecisionBody } from "./decision-bodies.ts";
import { holding, onCase } from "./holding.ts";

const decide = onReturn<DecisionBody>(
  ({ head, request, runtime, textId }) => {
    const { comment: _comment, ...decision } = request.body;
    const decisionId = newId("dec_", runtime.ids.ulid());
    return { type: "ProposeDecision", ...head, ...idsFor(runtime), decisionId, ...decision, textId };
  },
  201,
  holding,
);

/** An agent decides a return, with a reason and a payer, while holding it. */
export const decideCase: HttpHandler = (request: HttpRequest<never, never>, runtime) =>
  decide(onCase(request), runtime);
