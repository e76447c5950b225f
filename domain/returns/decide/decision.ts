import { dueAt } from "../../kernel/clocks.ts";
import { accept, refuse } from "../../kernel/decider.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import type { OverrideTerms } from "../../kernel/terms.ts";
import { splitOverUnits } from "../amounts.ts";
import type { CloseAsDuplicate, ConfirmDecision, ProposeDecision, RejectDecision } from "../commands/agent.ts";
import type { Decision } from "../events/agent.ts";
import type { EventOf, ReturnEvent } from "../events.ts";
import { liabilityOfPayer } from "../liability.ts";
import { decisionHashOf } from "../payload.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";
import * as compensation from "../rules/compensation.ts";
import * as rules from "../rules/decisions.ts";
import { inSequence, type Step } from "../sequence.ts";
import { unitsNotOrdered, unitText } from "../units.ts";
import { basisOf, overrideBasis } from "./basis.ts";
import { decisionClock } from "./clocks.ts";
import { grantOf } from "./compensate.ts";
import { decided, type Ordering, type ReturnDecision, unless } from "./context.ts";
import { approveReturn } from "./outcomes.ts";
import { amountOf, decisionOf } from "./proposal.ts";
import { settle, settleLiabilities } from "./settle.ts";

const payRefund =
  (decision: Decision, ordering: Ordering): Step =>
  (state) => {
    const { outcome, payer, amountMinor } = decision;
    const units = unitsNotOrdered(state);
    const shares = splitOverUnits(amountOf(state, outcome, amountMinor), units, state.terms);
    const payees = units.map((unit) => ({ unit, grossMinor: shares.get(unitText(unit)) ?? 0, deductions: [] }));
    const liability = liabilityOfPayer(payer, state.terms.fault);
    const labelBy = payer === "seller" ? "seller" : "platform";
    return settle(
      state,
      {
        because: "decision",
        order: { purpose: "decision", payees, liability, labelBy },
        liabilityBecause: "decision",
        liability,
      },
      ordering,
    );
  };

const denied =
  (ordering: Ordering): Step =>
  (state) =>
    inSequence(
      state,
      // A provisional payment that turns out undeserved is the platform's to get back.
      settleLiabilities("decision", ordering, liabilityOfPayer("buyer", state.terms.fault)),
      () => [{ type: "ReturnClosed", at: ordering.at, data: { closeReason: "DECIDED_SELLER" } }],
    );

const assignLiability =
  ({ payer }: Decision, ordering: Ordering): Step =>
  (state) => {
    const because = state.contest?.kind === "bad_parcel" ? "bad_parcel" : "contest";
    const liability = liabilityOfPayer(payer, state.terms.fault);
    return settleLiabilities(because, ordering, liability, ({ outcome }) => outcome !== "cancelled")(state);
  };

const followUp = (decision: Decision, ordering: Ordering): Step => {
  switch (decision.outcome) {
    case "refund_full":
    case "refund_partial":
    case "refund_without_return":
      return payRefund(decision, ordering);
    case "approve_return":
      return (state) => approveReturn(state, "agent", ordering);
    case "deny":
      return denied(ordering);
    case "settle_liability":
      return assignLiability(decision, ordering);
    case "compensate":
      return () => [];
  }
};

const basisFor = (state: Return, decision: Decision) => {
  const override = rules.overrideTermsOf(state, decision.overrideReason);
  return override === undefined ? basisOf(state) : overrideBasis(state, decision, override);
};

const carryOut = (state: Return, data: EventOf<"DecisionMade">["data"], ordering: Ordering): readonly ReturnEvent[] =>
  inSequence(
    state,
    () => [{ type: "DecisionMade", at: ordering.at, data: { ...data, basis: basisFor(state, data.decision) } }],
    grantOf(data.decision, ordering),
    followUp(data.decision, ordering),
  );

const objections = (
  state: Return,
  command: ProposeDecision,
  override: OverrideTerms,
  amountMinor: number,
): ReturnRefusal | undefined => {
  const { outcome, payer, actor } = command;
  // Caps bound what an agent may give away; saying who bears what was paid gives nothing.
  const paysMinor = outcome === "settle_liability" ? 0 : amountMinor;
  return firstRefusal(
    rules.amountIsPartial(state, command),
    rules.payerIsAllowed(override, outcome, payer),
    rules.capCovers(state, override, actor.role, paysMinor),
    compensation.compensationReasonIsAllowed(state, command),
    compensation.compensationCapCovers(state, command),
  );
};

/** The limit that a decision passes, so that a second person must agree; undefined when it holds at once. */
const passedLimit = (
  state: Return,
  command: ProposeDecision,
  { secondPersonAboveMinor }: OverrideTerms,
  { amountMinor }: Decision,
): number | undefined =>
  amountMinor > secondPersonAboveMinor ? secondPersonAboveMinor : compensation.passedCompensationLimit(state, command);

const proposed = (
  state: Return,
  decision: Decision,
  secondPersonAboveMinor: number,
  command: ProposeDecision,
): ReturnEvent => {
  const isUnwatched = state.status === "closed" && state.clock === undefined;
  const { at, calendar, approveWithin } = command;
  const clock = isUnwatched ? { clock: decisionClock(state, command) } : {};
  const expiresAt = dueAt(at, approveWithin, calendar);
  const payloadHash = decisionHashOf(state, decision);
  return {
    type: "DecisionProposed",
    at,
    data: { decision, secondPersonAboveMinor, expiresAt, payloadHash, ...clock, basis: basisFor(state, decision) },
  };
};

/** An agent decides; above the reason's limit the decision waits for a second, senior person. */
export const proposeDecision = (state: Return, command: ProposeDecision): ReturnDecision => {
  const unfit = firstRefusal(
    rules.outcomeIsPossible(state, command.outcome, command.actor.role),
    compensation.compensationIsNamed(command),
    rules.reasonIsAllowed(state, command.overrideReason),
  );
  const override = rules.overrideTermsOf(state, command.overrideReason);
  if (unfit !== undefined || override === undefined) {
    return unfit === undefined ? decided([]) : refuse(unfit);
  }
  const decision = decisionOf(state, command);
  const limitMinor = passedLimit(state, command, override, decision);
  return unless(objections(state, command, override, decision.amountMinor), () =>
    limitMinor === undefined
      ? carryOut(state, { decision }, command)
      : [proposed(state, decision, limitMinor, command)],
  );
};

const secondPerson = (state: Return, command: ConfirmDecision | RejectDecision): ReturnRefusal | undefined =>
  firstRefusal(rules.isThePending(state, command.decisionId), rules.isAnotherPerson(state, command.actor));

/** The second person agrees to exactly what would be carried out now, and the decision holds. */
export const confirmDecision = (state: Return, command: ConfirmDecision): ReturnDecision => {
  const { pendingDecision } = state;
  const { payloadHash, actor } = command;
  const refusal = secondPerson(state, command) ?? rules.payloadIsTheSame(state, payloadHash);
  if (refusal !== undefined || pendingDecision === undefined) {
    return refuse(refusal ?? { code: "return.decision_not_pending" });
  }
  const { expiresAt: _expiresAt, proposedHash: _proposed, ...proposedDecision } = pendingDecision;
  const amountMinor = amountOf(state, proposedDecision.outcome, proposedDecision.amountMinor);
  const decision = { ...proposedDecision, amountMinor };
  return decided(carryOut(state, { decision, confirmedBy: actor, payloadHash }, command));
};

/** The second person disagrees; another decision can be proposed. */
export const rejectDecision = (state: Return, command: RejectDecision): ReturnDecision => {
  const { decisionId, textId, actor, at } = command;
  return unless(secondPerson(state, command), () => [
    { type: "DecisionRejected", at, data: { decisionId, rejectedBy: actor, textId } },
  ]);
};

/** Another case deals with the same units. */
export const closeAsDuplicate = (_state: Return, { at, duplicateOf }: CloseAsDuplicate): ReturnDecision =>
  accept({ type: "ReturnClosed", at, data: { closeReason: "DUPLICATE", duplicateOf } });
