import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { DecisionId } from "../../domain/kernel/ids.ts";

type Find = (event: RecordedEvent, timeline: readonly RecordedEvent[]) => unknown;

type Made = { readonly decision: { readonly decisionId: string; readonly overrideReason: string } };

/** The decision before the one that corrects it, on the same case. */
const corrected: Find = (event, timeline) => {
  if ((event.data as Made).decision.overrideReason !== "CORRECTION_OF_PRIOR_DECISION") return undefined;
  const before = timeline.findLast(({ seq, type }) => seq < event.seq && type === event.type);
  return (before?.data as Made | undefined)?.decision.decisionId;
};

/** By which events a decision turns out to have been wrong, and which decision that is. One row for each kind of event. */
const OVERTURNING: Readonly<Record<string, Find>> = { DecisionMade: corrected };

/** The types of those events. */
export const overturningEventTypes: readonly string[] = Object.keys(OVERTURNING);

/** The earlier decision that an event finds to have been wrong; undefined where it finds none. `timeline` is that of its case. */
export const overturnedBy = (event: RecordedEvent, timeline: readonly RecordedEvent[]): DecisionId | undefined =>
  DecisionId.safeParse(OVERTURNING[event.type]?.(event, timeline)).data;
