import * as z from "zod";
import { load } from "../../adapters/dynamodb/load.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import {
  balanceOf,
  type Dispute,
  type DisputeCommand,
  type DisputeCommandOf,
  type DisputeEvent,
  type DisputeEventOf,
  DisputeStatus,
  deadlinesOf,
  disputeGoodwillOf,
  disputeLedgerEffect,
  disputes,
} from "../../domain/disputes/index.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { Money, money, SignedMoney } from "../../domain/kernel/money.ts";
import { goodwillLeft } from "../agent-desk/goodwill-left.ts";
import { Deadline } from "../returns/answers.ts";
import { DisputeLegAnswer, ProposalAnswer } from "./decision-answers.ts";
import { legView, proposalView } from "./decision-view.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";
import type { DisputeDecisionBody } from "./dispute-decision-body.ts";
import { proposeDisputeDecision } from "./propose-dispute-decision.ts";

/** What a decision would do before it is taken: to the money, the books, the clocks, and the agent's goodwill. */
export const DisputeDecisionPreview = z
  .object({
    legs: z.array(DisputeLegAnswer),
    balance: z.object({ given: Money, funded: Money }),
    proposal: ProposalAnswer,
    differsIn: z.array(z.string()),
    needsSecondPerson: z.boolean(),
    refund: Money,
    ledger: z.array(
      z.object({
        kind: z.string(),
        legs: z.array(z.object({ account: z.string(), party: z.string().optional(), amount: SignedMoney })),
      }),
    ),
    goodwill: z.object({ takes: Money, spent: Money, budget: Money }),
    statusAfter: DisputeStatus,
    deadlinesAfter: z.array(Deadline),
  })
  .meta({ id: "DisputeDecisionPreview" });
type Preview = z.infer<typeof DisputeDecisionPreview>;

/** Who would agree: any senior agent but the one who decides, so a name that no token has. */
const SECOND_PERSON = { role: "senior_agent", id: "(second person)" } as const;

const decided = (state: Dispute, command: DisputeCommand): readonly DisputeEvent[] => {
  const decision = disputes.decide(state, command);
  if (decision.outcome === "refused") throw problemOfRefusal(decision.refusal);
  return decision.events;
};

const played = (state: Dispute, events: readonly DisputeEvent[]): Dispute =>
  events.reduce<Dispute>((before, event) => disputes.evolve(before, event) ?? before, state);

/** Everything that the decision leads to, with the word of a second person where it waits for one. */
const consequencesOf = (state: Dispute, command: DisputeCommandOf<"ProposeDecision">): readonly DisputeEvent[] => {
  const events = decided(state, command);
  const { pending } = played(state, events);
  if (pending === undefined) return events;
  const { at, calendar, decisionId, refundId } = command;
  const head = { at, calendar, actor: SECOND_PERSON };
  const confirmed = {
    type: "ConfirmDecision" as const,
    ...head,
    decisionId,
    refundId,
    payloadHash: pending.payloadHash,
  };
  return [...events, ...decided(played(state, events), confirmed)];
};

const isMade = (event: DisputeEvent): event is DisputeEventOf<"DisputeDecisionMade"> =>
  event.type === "DisputeDecisionMade";

const previewOf = (state: Dispute, events: readonly DisputeEvent[], goodwill: Preview["goodwill"]): Preview => {
  const made = events.find(isMade);
  invariant(made !== undefined, "an accepted decision is made, by one person or by two");
  const { legs, proposal, differsIn } = made.data.decision;
  const { currency } = state;
  const after = played(state, events);
  const { givenMinor, fundedMinor } = balanceOf(legs);
  const ordered = after.payments.slice(state.payments.length);
  return {
    legs: legs.map((leg) => legView(leg, currency)),
    balance: { given: money(givenMinor, currency), funded: money(fundedMinor, currency) },
    proposal: proposalView(proposal, currency),
    differsIn: [...differsIn],
    needsSecondPerson: events.some(({ type }) => type === "DisputeDecisionProposed"),
    refund: money(
      ordered.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      currency,
    ),
    ledger: disputeLedgerEffect(after, made).entries.map(({ kind, legs: entryLegs }) => ({
      kind,
      legs: entryLegs.map(({ account, party, amountMinor, currency: of }) => ({
        account,
        ...(party === undefined ? {} : { party }),
        amount: { amountMinor, currency: of },
      })),
    })),
    goodwill,
    statusAfter: after.status,
    deadlinesAfter: [...deadlinesOf(after)],
  };
};

/** Says what a decision would do, and why it would be refused, without taking it. No claim is needed to look ahead. */
export const previewDisputeDecision: HttpHandler = async (request: HttpRequest<DisputeDecisionBody>, runtime) => {
  const { body, caller, at, params } = request;
  const state = (await load(runtime.store, disputeAggregate, params.caseId ?? ""))?.state;
  if (state === undefined) throw notFound("dispute");
  const head = { at, actor: { role: caller.role, id: caller.id }, calendar: calendarOf(state.market) };
  const events = consequencesOf(state, proposeDisputeDecision(runtime, head, state, body));
  const uses = events.map((event) => disputeGoodwillOf(event, state));
  const goodwill = await goodwillLeft(runtime, request, state, uses);
  return { status: 200, body: previewOf(state, events, goodwill) };
};
