import { dueAt } from "../../kernel/clocks.ts";
import { accept } from "../../kernel/decider.ts";
import { type DecisionId, newId, type RefundId } from "../../kernel/ids.ts";
import type { RecordStoreCreditBonus } from "../commands/facts.ts";
import type { Decision } from "../events/agent.ts";
import type { EventOf, ReturnEvent } from "../events.ts";
import type { Return } from "../return.ts";
import type { Step } from "../sequence.ts";
import type { ReturnDecision, When } from "./context.ts";

/**
 * The case that pays the compensation of a decision. A decision grants one at most, so the id follows from the decision's
 * own: carrying it out twice opens one.
 */
export const compensationIdOf = (decisionId: DecisionId): RefundId => newId("rfd_", decisionId.slice("dec_".length));

const granted = (
  state: Return,
  data: Omit<EventOf<"CompensationGranted">["data"], "currency" | "submitBy">,
  { at, calendar }: When,
): ReturnEvent => ({
  type: "CompensationGranted",
  at,
  data: { ...data, currency: state.currency, submitBy: dueAt(at, state.terms.clocks.refundSubmission, calendar) },
});

/** The platform's own money that a decision grants, if any. */
export const grantOf =
  ({ decisionId, compensation }: Decision, when: When): Step =>
  (state) =>
    compensation === undefined
      ? []
      : [granted(state, { refundId: compensationIdOf(decisionId), decisionId, ...compensation }, when)];

/** Money that became store credit earned its bonus, once. */
export const recordStoreCreditBonus = (state: Return, command: RecordStoreCreditBonus): ReturnDecision => {
  const { refundId, amountMinor } = command;
  if (state.compensations.some((one) => one.refundId === refundId)) return accept();
  return accept(
    granted(state, { refundId, amountMinor, tender: "store_credit", reason: "STORE_CREDIT_BONUS" }, command),
  );
};
