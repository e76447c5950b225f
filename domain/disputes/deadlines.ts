import { earliest, type Instant } from "../kernel/instant.ts";
import type { DisputeClock } from "./clock.ts";
import { nextRingOf } from "./clocks.ts";
import type { Dispute } from "./dispute.ts";

/** Whether an appeal against the newest decision is being heard. */
export const isUnderAppeal = ({ appeals }: Pick<Dispute, "appeals">): boolean =>
  appeals.some(({ outcome }) => outcome === undefined);

// While an appeal is heard nothing becomes final, so the end of the window is nothing to wake for.
const rings = (state: Dispute): readonly DisputeClock[] =>
  state.clocks.filter(({ name }) => name !== "appeal_window" || !isUnderAppeal(state));

/**
 * When the dispute's one timer must ring next, the earliest of all its clocks and reminders; undefined while nothing is due by
 * itself, as during a chargeback.
 */
export const wakeAt = (state: Dispute): Instant | undefined => {
  if (state.suspended !== undefined) return undefined;
  const [first, ...others] = rings(state).map(nextRingOf);
  return first === undefined ? undefined : earliest(first, ...others);
};

/** A deadline as a party reads it. */
export type DisputeDeadline = {
  readonly name: DisputeClock["name"];
  readonly at: Instant;
  readonly onTimeout: DisputeClock["onTimeout"];
};

/** Every deadline that runs, the earliest first; none while a chargeback suspends the dispute. */
export const deadlinesOf = ({ clocks, suspended }: Dispute): readonly DisputeDeadline[] =>
  suspended !== undefined
    ? []
    : clocks
        .map(({ name, dueAt, onTimeout }) => ({ name, at: dueAt, onTimeout }))
        .toSorted((one, other) => (one.at < other.at ? -1 : 1));
