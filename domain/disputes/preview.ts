import { invariant } from "../kernel/invariant.ts";
import { balanceOf } from "../ledger/decision-legs.ts";
import type { DisputeCommandOf } from "./commands.ts";
import { type DisputeDeadline, deadlinesOf } from "./deadlines.ts";
import { decide } from "./decide.ts";
import type { DisputeDecision, Proposal } from "./decision.ts";
import type { Dispute } from "./dispute.ts";
import type { DisputeEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { proposeFor } from "./proposal.ts";
import type { DisputeRefusal } from "./refusals.ts";

/** What a decision would do, before it is taken. Amounts are minor units of the dispute's currency. */
export type DecisionPreview =
  | { readonly outcome: "refused"; readonly refusal: DisputeRefusal; readonly proposal: Proposal }
  | {
      readonly outcome: "possible";
      readonly proposal: Proposal;
      readonly decision: DisputeDecision;
      readonly needsSecondPerson: boolean;
      readonly balance: { readonly givenMinor: number; readonly fundedMinor: number };
      /** What is ordered for the buyer at once, less what was paid provisionally. */
      readonly orderedMinor: number;
      readonly status: Dispute["status"];
      readonly deadlines: readonly DisputeDeadline[];
      readonly events: readonly DisputeEvent[];
    };

const decisionIn = (events: readonly DisputeEvent[]): DisputeDecision | undefined =>
  events
    .flatMap((event) =>
      event.type === "DisputeDecisionMade" || event.type === "DisputeDecisionProposed" ? [event.data.decision] : [],
    )
    .at(0);

const orderedIn = (events: readonly DisputeEvent[]): number =>
  events.reduce((sum, event) => sum + (event.type === "DisputePaymentOrdered" ? event.data.amountMinor : 0), 0);

/** Decides without committing: the same rules, and what they would do to money, status and clocks. */
export const previewDecision = (state: Dispute, command: DisputeCommandOf<"ProposeDecision">): DecisionPreview => {
  const proposal = proposeFor(state, command.at);
  const answer = decide(state, command);
  if (answer.outcome === "refused") return { outcome: "refused", refusal: answer.refusal, proposal };
  const { events } = answer;
  const decision = decisionIn(events);
  invariant(decision !== undefined, "a decision that is accepted is made or proposed");
  const after = events.reduce<Dispute>(evolve, state);
  return {
    outcome: "possible",
    proposal,
    decision,
    needsSecondPerson: after.pending !== undefined,
    balance: balanceOf(decision.legs),
    orderedMinor: orderedIn(events),
    status: after.status,
    deadlines: deadlinesOf(after),
    events,
  };
};
