import type { Actor } from "../../kernel/actor.ts";
import { refuse } from "../../kernel/decider.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import { startClock } from "../clocks.ts";
import type { DisputeCommandOf } from "../commands.ts";
import type { DisputeDecision } from "../decision.ts";
import type { Dispute } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";
import { decisionHashOf } from "../payload.ts";
import { proposeFor } from "../proposal.ts";
import type { DisputeRefusal } from "../refusals.ts";
import * as rules from "../rules/decisions.ts";
import { legsAreSound } from "../rules/legs.ts";
import { inSequence } from "../sequence.ts";
import { type DisputeAnswer, decided, type Ordering, unless } from "./context.ts";
import { decisionFrom } from "./decision-record.ts";
import { settle } from "./settle.ts";

type ProposeDecision = DisputeCommandOf<"ProposeDecision">;

const decisionOf = (state: Dispute, command: ProposeDecision): DisputeDecision => {
  const { decisionId, legs, findings, overrideReason, actor, at, textId } = command;
  const proposal = proposeFor(state, at);
  const cited = command.rules.length > 0 ? command.rules : proposal.rules;
  return decisionFrom(state, {
    decisionId,
    legs,
    findings: [...new Set(findings)],
    rules: cited,
    proposal,
    overrideReason,
    decidedBy: actor,
    at,
    textId,
  });
};

const objections = (
  state: Dispute,
  command: ProposeDecision,
  decision: DisputeDecision,
): DisputeRefusal | undefined => {
  const { legs, differsIn, overrideReason, decidedBy } = decision;
  const override = rules.overrideTermsOf(state, overrideReason);
  return firstRefusal(
    rules.isNewDecider(state, decidedBy),
    legsAreSound(state, legs),
    rules.findingsAgree(decision.findings),
    rules.departureIsExplained(state, differsIn, command.overrideReason),
    rules.ruleIsCited(command, differsIn),
    rules.payersFit(legs, override),
    rules.capCovers(state, decidedBy.role, legs, rules.capsOf(state, override)),
  );
};

const carryOut = (state: Dispute, decision: DisputeDecision, ordering: Ordering): readonly DisputeEvent[] =>
  inSequence(
    state,
    () => [{ type: "DisputeDecisionMade", at: ordering.at, data: { decision } }],
    settle("decision", ordering),
  );

const proposed = (
  state: Dispute,
  decision: DisputeDecision,
  secondPersonAboveMinor: number,
  command: ProposeDecision,
): DisputeEvent => {
  const clock = startClock("second_approval", "decision_expires", state.terms.clocks.secondApproval, command);
  const payloadHash = decisionHashOf(state, decision);
  const data = { decision, payloadHash, secondPersonAboveMinor, expiresAt: clock.dueAt, clock };
  return { type: "DisputeDecisionProposed", at: command.at, data };
};

/** An agent decides; above the limit the decision waits for a second, senior person. */
export const proposeDecision = (state: Dispute, command: ProposeDecision): DisputeAnswer => {
  const decision = decisionOf(state, command);
  const { secondPersonAboveMinor } = rules.capsOf(state, rules.overrideTermsOf(state, decision.overrideReason));
  const waits = rules.decidedMinor(state, decision.legs) > secondPersonAboveMinor;
  return unless(objections(state, command, decision), () =>
    waits ? [proposed(state, decision, secondPersonAboveMinor, command)] : carryOut(state, decision, command),
  );
};

const secondPerson = (state: Dispute, decisionId: string, actor: Actor): DisputeRefusal | undefined =>
  firstRefusal(rules.isThePending(state, decisionId), rules.isAnotherPerson(state, actor));

/** The second person agrees to exactly what would be carried out now, and the decision holds. */
export const confirmDecision = (state: Dispute, command: DisputeCommandOf<"ConfirmDecision">): DisputeAnswer => {
  const { decisionId, payloadHash, actor } = command;
  const refusal = secondPerson(state, decisionId, actor) ?? rules.payloadIsTheSame(state, payloadHash);
  if (refusal !== undefined || state.pending === undefined) {
    return refuse(refusal ?? { code: "dispute.decision_not_pending", decisionId });
  }
  return decided(carryOut(state, { ...state.pending.decision, confirmedBy: actor }, command));
};

/** The second person disagrees; another decision can be proposed. */
export const rejectDecision = (state: Dispute, command: DisputeCommandOf<"RejectDecision">): DisputeAnswer => {
  const { decisionId, textId, actor, at } = command;
  return unless(secondPerson(state, decisionId, actor), () => [
    {
      type: "DisputeDecisionRejected",
      at,
      data: { decisionId, rejectedBy: actor, ...(textId === undefined ? {} : { textId }) },
    },
  ]);
};
