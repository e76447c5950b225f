import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { isSettled, type Return, type ReturnEvent, returns } from "../../domain/returns/index.ts";

/** How often a return came to its end, and where it stands now. */
export interface Settlements {
  readonly state: Return;
  /** 0 while it never did. */
  readonly count: number;
  readonly isSettled: boolean;
  /** When it last did. */
  readonly settledAt?: Instant;
}

/**
 * Counts the ends of a return from its timeline alone, so that whoever counts them, however late, comes to the same. What one
 * decision did is looked at as a whole: half of it may look like an end. Undefined without an event.
 */
export const settlementsIn = (events: readonly RecordedEvent[]): Settlements | undefined => {
  let state: Return | undefined;
  let count = 0;
  let settled = false;
  let settledAt: Instant | undefined;
  for (const [index, event] of events.entries()) {
    state = returns.evolve(state, event as unknown as ReturnEvent);
    if (events[index + 1]?.causedBy === event.causedBy) continue;
    const isNow = state !== undefined && isSettled(state);
    if (isNow && !settled) {
      count += 1;
      settledAt = event.at;
    }
    settled = isNow;
  }
  return state && { state, count, isSettled: settled, ...(settledAt === undefined ? {} : { settledAt }) };
};
