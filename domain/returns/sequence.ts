import type { ReturnEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { Return } from "./return.ts";

/** One part of a decision: the events that follow from the case as the parts before have left it. */
export type Step = (state: Return) => readonly ReturnEvent[];

/** The events of several steps, each deciding on the case as it is after the ones before. */
export const inSequence = (state: Return, ...steps: readonly Step[]): readonly ReturnEvent[] => {
  const events: ReturnEvent[] = [];
  let current = state;
  for (const step of steps) {
    const next = step(current);
    current = next.reduce<Return>(evolve, current);
    events.push(...next);
  }
  return events;
};
