import {
  type FeedbackTerms,
  outcomeFor,
  type Party,
  type QuestionType,
  questionsFor,
  type SurveySubject,
} from "../../domain/feedback/index.ts";
import { AgentId } from "../../domain/kernel/ids.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { totalMinor } from "../../domain/ledger/component-amounts.ts";
import type { Return } from "../../domain/returns/index.ts";

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Whether the buyer of a case was found to deceive, by an agent's decision. */
export const isFraudConfirmed = ({ decision }: Return, { fraud }: FeedbackTerms): boolean =>
  decision !== undefined && fraud.decisions.includes(decision.overrideReason);

const isSuspected = ({ escalation, decision }: Return, { fraud }: FeedbackTerms): boolean =>
  escalation !== undefined &&
  fraud.suspicions.includes(escalation.because) &&
  !(decision !== undefined && fraud.clearedBy.includes(decision.overrideReason));

const outcomeOf = (state: Return, party: Party) => {
  const { closeReason = "", units, refunds, decision } = state;
  return outcomeFor(party, {
    closeReason,
    claimedMinor: sum(units.map(({ value }) => totalMinor(value.paid))),
    refundedMinor: sum(refunds.map(({ refundedMinor = 0 }) => refundedMinor)),
    contestPayer: decision?.outcome === "settle_liability" ? decision.payer : undefined,
  });
};

/** What a party is asked about at an end of a return, with all that the answer ties to. */
export const subjectOf = (state: Return, party: Party, settlement: number, terms: FeedbackTerms): SurveySubject => {
  const [first] = state.units;
  invariant(first !== undefined, "a return is about a unit at least");
  const { returnId, orderId, market, currency, buyerId, sellerId, closeReason = "", decision, experiments } = state;
  return {
    ...{ returnId, orderId, market, currency, buyerId, sellerId, party, settlement, closeReason },
    // The first line's; a return of several reasons is rare, and counting it in each would count its score twice.
    reason: first.reason,
    outcome: outcomeOf(state, party),
    policy: state.terms.policy,
    variants: experiments ?? {},
    ...(decision === undefined
      ? {}
      : { decisionId: decision.decisionId, agentId: AgentId.parse(decision.decidedBy.id) }),
    isFraudFlagged: party === "buyer" && (isFraudConfirmed(state, terms) || isSuspected(state, terms)),
  };
};

/** What the party is asked. */
export const asksOf = (state: Return, party: Party, terms: FeedbackTerms): QuestionType[] => [
  ...questionsFor(terms, party, { agent_decision: state.decision !== undefined, contest: state.contest !== undefined }),
];
