import type { CaseOutcome } from "../../adapters/dynamodb/exposed-cases.ts";
import type { MetricValues } from "../../domain/experiments/index.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { Return } from "../../domain/returns/index.ts";

const ENDS: ReadonlySet<string> = new Set(["ReturnClosed", "ReturnWithdrawn"]);
const TAKEN_UP: ReadonlySet<string> = new Set(["ReturnEscalated", "RefundContested", "BadParcelReported"]);
const SELLER_CONTESTS: ReadonlySet<string> = new Set(["RefundContested", "BadParcelReported"]);
const BREACHES: ReadonlySet<string> = new Set(["DecisionOverdue", "RefundOverdue"]);

/** What leaves the case waiting for the seller's answer all the same. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  "SellerReminded",
  "VariantExposed",
  "ChargebackOpened",
  "ChargebackClosed",
]);

const share = (isSo: boolean): number => (isSo ? 1 : 0);

/** What was refunded and given besides; only a case that has ended can say how much that is. */
const costOf = ({ refunds, compensations }: Return): number =>
  refunds.reduce((sum, { refundedMinor = 0 }) => sum + refundedMinor, 0) +
  compensations.reduce((sum, { paidMinor = 0 }) => sum + paidMinor, 0);

/**
 * Who ended the seller's first turn: the seller, or the clock. Undefined while it lasts, where nobody was asked, and where the
 * buyer ended it before the seller had to.
 */
const sellerAnswered = (events: readonly RecordedEvent[]): boolean | undefined => {
  const asked = events.findIndex(({ type }) => type === "SellerAsked");
  const end = asked === -1 ? undefined : events.slice(asked + 1).find(({ type }) => !NO_ANSWER.has(type));
  if (end?.actor.role === "seller") return true;
  return end?.actor.role === "system" ? false : undefined;
};

/**
 * Everything that experiments measure of a return, from its timeline as a whole: the same timeline gives the same values, so
 * that it matters neither which event asks nor how often.
 */
export const caseOutcome = (state: Return, events: readonly RecordedEvent[]): CaseOutcome => {
  const isOver = state.status === "closed" || state.status === "withdrawn";
  const firstEnd = events.findIndex(({ type }) => ENDS.has(type));
  const afterEnd = firstEnd === -1 ? [] : events.slice(firstEnd + 1);
  const isTakenUp = afterEnd.some(({ type }) => TAKEN_UP.has(type));
  const answered = sellerAnswered(events);
  const has = (types: ReadonlySet<string>): boolean => events.some(({ type }) => types.has(type));
  const values: MetricValues = {
    escalated: share(has(new Set(["ReturnEscalated"]))),
    contested: share(has(SELLER_CONTESTS) || isTakenUp),
    reopened: share(isTakenUp),
    sla_breached: share(has(BREACHES)),
    ...(isOver ? { refund_cost_minor: costOf(state) } : {}),
    ...(answered === undefined ? {} : { seller_answered_in_time: share(answered) }),
  };
  const closedAt = isOver ? events.findLast(({ type }) => ENDS.has(type))?.at : undefined;
  return { ...(closedAt === undefined ? {} : { closedAt }), values, version: events.length };
};
