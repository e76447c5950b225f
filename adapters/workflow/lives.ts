import type { Standing } from "./await-case.ts";

/** Where a case stands at the end of its timeline, and how often it came to rest before. */
export interface Lives {
  readonly standing: Standing | undefined;
  readonly rests: number;
}

/**
 * Counts the lives of a case from its timeline: it comes to rest, and may be taken up again. Read from the timeline alone, so that
 * both answers are of one instant.
 */
export const livesOf = <State, Event>(
  events: readonly Event[],
  { initial, evolve }: { readonly initial: State; evolve(state: State, event: Event): State },
  standingOf: (state: State) => Standing | undefined,
): Lives => {
  let state = initial;
  let standing: Standing | undefined;
  let rests = 0;
  for (const event of events) {
    state = evolve(state, event);
    const next = standingOf(state);
    if (next?.isAtRest && !standing?.isAtRest) rests += 1;
    standing = next;
  }
  return { standing, rests };
};
