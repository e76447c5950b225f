import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import {
  decisionHashOf,
  goodwillUseOf,
  type Return,
  type ReturnCommand,
  type ReturnEvent,
  returns,
} from "../../domain/returns/index.ts";
import { DisputeDecisionBody } from "../disputes/dispute-decision-body.ts";
import { previewDisputeDecision } from "../disputes/preview-dispute-decision.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { DecisionBody, isDispute, ofKind } from "./decision-bodies.ts";
import { decisionPreview } from "./decision-preview.ts";
import { goodwillLeft } from "./goodwill-left.ts";
import { proposeDecision } from "./propose-decision.ts";

/** Who would agree: any senior agent but the one who decides, so a name that no token has. */
const SECOND_PERSON = { role: "senior_agent", id: "(second person)" } as const;

const decided = (state: Return, command: ReturnCommand): readonly ReturnEvent[] => {
  const decision = returns.decide(state, command);
  if (decision.outcome === "refused") throw problemOfRefusal(decision.refusal);
  return decision.events;
};

const played = (state: Return, events: readonly ReturnEvent[]): Return =>
  events.reduce<Return>((before, event) => returns.evolve(before, event) ?? before, state);

/** Everything that the decision leads to, with the word of a second person where it waits for one. */
const consequencesOf = (
  state: Return,
  command: ReturnCommand & { type: "ProposeDecision" },
): readonly ReturnEvent[] => {
  const events = decided(state, command);
  if (!events.some(({ type }) => type === "DecisionProposed")) return events;
  const { at, calendar, decisionId, refundId } = command;
  const waiting = played(state, events);
  const { pendingDecision } = waiting;
  invariant(pendingDecision !== undefined, "what was proposed waits");
  const payloadHash = decisionHashOf(waiting, pendingDecision);
  const head = { at, calendar, actor: SECOND_PERSON };
  return [...events, ...decided(waiting, { type: "ConfirmDecision", ...head, decisionId, payloadHash, refundId })];
};

const previewReturnDecision: HttpHandler = async (request: HttpRequest<DecisionBody>, runtime) => {
  const { body, caller, at, params } = request;
  const state = (await load(runtime.store, returnAggregate, params.caseId ?? ""))?.state;
  if (state === undefined) throw notFound("return");
  const head = { at, actor: { role: caller.role, id: caller.id }, calendar: calendarOf(state.market) };
  const events = consequencesOf(state, proposeDecision(runtime, head, body));
  const uses = events.map((event) => goodwillUseOf(event, state));
  const goodwill = await goodwillLeft(runtime, request, state, uses);
  const preview = decisionPreview(events, state, played(state, events), goodwill);
  invariant(preview !== undefined, "an accepted decision is made, by one person or by two");
  return { status: 200, body: preview };
};

/** Says what a decision would do, and why it would be refused, without taking it. No claim is needed to look ahead. */
export const previewDecision: HttpHandler = (request: HttpRequest<never, never>, runtime) =>
  isDispute(request.params.caseId)
    ? previewDisputeDecision(ofKind(request, DisputeDecisionBody), runtime)
    : previewReturnDecision(ofKind(request, DecisionBody), runtime);
