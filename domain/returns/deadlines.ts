import { earliest, type Instant } from "../kernel/instant.ts";
import { nextRingOf } from "./case-clock.ts";
import type { ClockName, TimeoutOutcome } from "./parts.ts";
import type { Return } from "./return.ts";

/**
 * When the case's one timer must ring next: for its clock, or for a decision that nobody agreed to in time; undefined while
 * nothing is due by itself, as during a chargeback.
 */
export const wakeAt = ({ clock, suspended, pendingDecision }: Return): Instant | undefined => {
  if (suspended !== undefined) return undefined;
  const expiresAt = pendingDecision?.expiresAt;
  if (clock === undefined) return expiresAt;
  return expiresAt === undefined ? nextRingOf(clock) : earliest(nextRingOf(clock), expiresAt);
};

/** A deadline as a party reads it. */
export type Deadline = {
  readonly name: ClockName | "escalation" | "contest" | "bad_parcel_report";
  readonly at: Instant;
  readonly onTimeout: TimeoutOutcome | "final";
};

const final = (name: Deadline["name"], at: Instant | undefined): readonly Deadline[] =>
  at === undefined ? [] : [{ name, at, onTimeout: "final" }];

/** Every deadline of the case: the running clock, and what may still be asked for after the end. */
export const deadlinesOf = (state: Return): readonly Deadline[] => {
  const { clock, suspended, status, contest } = state;
  const running: readonly Deadline[] =
    clock === undefined || suspended !== undefined
      ? []
      : [{ name: clock.name, at: clock.dueAt, onTimeout: clock.onTimeout }];
  if (status !== "closed") return running;
  return [
    ...running,
    ...final("escalation", state.escalateUntil),
    ...(contest === undefined ? final("contest", state.contestUntil) : []),
    ...(contest === undefined ? final("bad_parcel_report", state.reportUntil) : []),
  ];
};
