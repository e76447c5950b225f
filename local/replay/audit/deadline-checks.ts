import type { TimelineItem } from "../views.ts";
import { type SeenDeadline, TIMER_SLACK_MS } from "./books.ts";
import type { Evidence } from "./evidence.ts";

/** What a timeline must show when a deadline passed, by what the case said would happen then. */
const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  refund_without_return: ["SettlementBegun"],
  approve_return: ["ReturnApproved"],
  fall_back: ["OfferClosed"],
  escalate: ["ReturnEscalated"],
  close: ["ReturnClosed"],
  lapse: ["ReturnLapsed"],
  settle_or_escalate: ["ParcelLost"],
  accept_as_received: ["UnitsInspected"],
  record_breach: ["DecisionOverdue", "RefundOverdue"],
  pay_provisionally: ["RefundOrdered"],
};

const isOutcome =
  ({ dueMs, onTimeout }: SeenDeadline) =>
  ({ type, at, actor }: TimelineItem): boolean => {
    const lateMs = Date.parse(at) - dueMs;
    const isExpected = OUTCOMES[onTimeout]?.includes(type) ?? false;
    return isExpected && actor.role === "system" && lateMs >= 0 && lateMs <= TIMER_SLACK_MS;
  };

/** How one deadline ended: somebody acted in time, or its time came and what was said happened. */
export interface EndedDeadline extends SeenDeadline {
  readonly outcome: "kept" | "missed";
}

/** Every deadline that a case showed, with how it ended by the case's timeline. */
export const endedDeadlines = ({ books, cases }: Evidence): readonly EndedDeadline[] =>
  [...books.deadlines.values()].map((deadline) => {
    const timeline = cases.get(deadline.caseId)?.timeline ?? [];
    return { ...deadline, outcome: timeline.some(isOutcome(deadline)) ? "missed" : "kept" };
  });

/** A deadline that is kept was ended by something that happened before it; nothing passes in silence. */
export const deadlinesDoNotPassInSilence = (evidence: Evidence): readonly string[] => {
  const shown = [...evidence.cases.values()].flatMap(({ id, deadlines }) =>
    deadlines.map(({ name, at }) => `${id} ${name} ${at}`),
  );
  const lastMs = Math.max(0, ...evidence.books.acknowledged.map(({ atMs }) => atMs));
  return endedDeadlines(evidence)
    .filter(({ outcome, dueMs }) => outcome === "kept" && dueMs < lastMs)
    .filter(({ caseId, name, dueMs }) => shown.includes(`${caseId} ${name} ${new Date(dueMs).toISOString()}`))
    .map(({ caseId, name, dueMs }) => `${name} of ${caseId} passed at ${new Date(dueMs).toISOString()} in silence`);
};
