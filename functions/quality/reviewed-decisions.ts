import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { AgentId, type DecisionId } from "../../domain/kernel/ids.ts";
import { type DecisionRow, dayOf } from "../../domain/quality-reviews/figures/rows.ts";
import type { ReviewSubject, Severity } from "../../domain/quality-reviews/index.ts";
import type { ReturnEvent } from "../../domain/returns/index.ts";

/** A decision as quality looks at it. */
export type ReviewedDecision = Omit<ReviewSubject, "market" | "severity"> & Pick<DecisionRow, "isOverride">;

type Read = (event: RecordedEvent) => ReviewedDecision;

const ofReturn: Read = (event) => {
  const { decision, confirmedBy } = event.data as Extract<ReturnEvent, { type: "DecisionMade" }>["data"];
  const { decisionId, outcome, overrideReason, decidedBy, differsIn } = decision;
  return {
    caseId: event.caseId,
    decisionId,
    deciders: [decidedBy, ...(confirmedBy === undefined ? [] : [confirmedBy])].map(({ id }) => AgentId.parse(id)),
    outcome,
    reasonCode: overrideReason,
    decidedSeq: event.seq,
    decidedAt: event.at,
    isOverride: differsIn.length > 0,
  };
};

/** The events by which agents decide, and how each is read. One row for each kind of case that is reviewed. */
const READ: Readonly<Record<string, Read>> = { DecisionMade: ofReturn };

/** The types of those events. */
export const decidingEventTypes: readonly string[] = Object.keys(READ);

/** The decision that an event made; undefined where it made none. */
export const decisionOf = (event: RecordedEvent): ReviewedDecision | undefined => READ[event.type]?.(event);

/** The decision of an id in the timeline of its case. */
export const decisionIn = (timeline: readonly RecordedEvent[], id: DecisionId): ReviewedDecision | undefined =>
  timeline.flatMap((event) => decisionOf(event) ?? []).find(({ decisionId }) => decisionId === id);

/** What is reviewed of a decision. */
export const subjectOf = (
  { isOverride: _figure, ...decision }: ReviewedDecision,
  market: string,
  severity: Severity | undefined,
): ReviewSubject => ({ ...decision, market, ...(severity === undefined ? {} : { severity }) });

/** What the figures keep of it; it counts for the one who decided, not for the second person. */
export const decisionRowOf = (decision: ReviewedDecision, market: string): DecisionRow => {
  const [agentId] = decision.deciders;
  const { decisionId, reasonCode, isOverride, decidedAt } = decision;
  return { decisionId, day: dayOf(decidedAt), market, agentId: AgentId.parse(agentId), reasonCode, isOverride };
};
