import { dueAt } from "../../kernel/clocks.ts";
import { refuse } from "../../kernel/decider.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import { sumRefundableMinor } from "../amounts.ts";
import type { RequestReturn } from "../commands/request.ts";
import type { EventOf, ReturnEvent } from "../events.ts";
import { evolve } from "../evolve.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";
import * as rules from "../rules/request.ts";
import { inSequence, type Step } from "../sequence.ts";
import { sellerAnswerClock } from "./clocks.ts";
import { decided, type ReturnDecision } from "./context.ts";
import { exposed } from "./expose.ts";
import { approveReturn, escalate, refundWithoutReturn } from "./outcomes.ts";

const requested = (command: RequestReturn): EventOf<"ReturnRequested"> => {
  const { type: _type, at, actor, calendar: _calendar, refundId: _refundId, ...data } = command;
  return { type: "ReturnRequested", at, data: { ...data, requestedBy: actor.role } };
};

const approved = (state: Return, command: RequestReturn): readonly ReturnEvent[] => {
  const { returnNeeded, refundTiming } = state.terms;
  return returnNeeded && refundTiming !== "RETURNLESS"
    ? approveReturn(state, "policy", command)
    : refundWithoutReturn(state, "policy", command);
};

const declined = (state: Return, { at, calendar }: RequestReturn): readonly ReturnEvent[] => [
  {
    type: "ReturnClosed",
    at,
    data: {
      closeReason: "INELIGIBLE",
      escalateUntil: dueAt(at, state.terms.clocks.rejectionReaction, calendar),
    },
  },
];

const askSeller =
  (command: RequestReturn): Step =>
  (state) => [
    { type: "SellerAsked", at: command.at, data: { because: "request", clock: sellerAnswerClock(state, command) } },
  ];

const afterVerdict = (state: Return, command: RequestReturn): readonly ReturnEvent[] => {
  switch (state.terms.verdict) {
    case "approve":
      return approved(state, command);
    case "decline":
      return declined(state, command);
    case "ask_agent":
      return escalate(state, "policy", "system", command);
    case "ask_seller":
      // A withdrawal by law is the buyer's alone to make: no policy can put it before a seller.
      if (state.terms.statutory) return approved(state, command);
      return inSequence(state, askSeller(command), exposed("seller_reminder", "seller_asked", command));
  }
};

const nothingToRefund = ({ units, terms }: RequestReturn): ReturnRefusal | undefined =>
  sumRefundableMinor(units, terms) === 0 ? { code: "return.nothing_to_refund" } : undefined;

/** Opens a return and lets the policy's verdict move it: approved, before the seller, before an agent, or closed. */
export const requestReturn = (state: Return | undefined, command: RequestReturn): ReturnDecision => {
  const refusal = firstRefusal(
    rules.returnIsNew(state),
    rules.requesterIsAParty(command.actor),
    rules.unitsAreDistinct(command.units),
    rules.unitsAreOfOneSeller(command.units, command.sellerId),
    nothingToRefund(command),
    rules.evidenceIsThere(command),
  );
  if (refusal !== undefined) return refuse(refusal);
  const opening = requested(command);
  return decided([opening, ...afterVerdict(evolve(undefined, opening), command)]);
};
