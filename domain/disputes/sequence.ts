import type { Dispute } from "./dispute.ts";
import type { DisputeEvent } from "./events.ts";
import { evolve } from "./evolve.ts";

/** One part of a decision: the events that follow from the dispute as the parts before have left it. */
export type Step = (state: Dispute) => readonly DisputeEvent[];

/** The events of several steps, each deciding on the dispute as it is after the ones before. */
export const inSequence = (state: Dispute, ...steps: readonly Step[]): readonly DisputeEvent[] => {
  const events: DisputeEvent[] = [];
  let current = state;
  for (const step of steps) {
    const next = step(current);
    current = next.reduce<Dispute>(evolve, current);
    events.push(...next);
  }
  return events;
};
