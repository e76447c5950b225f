import { type ClockLength, dueAt, fractionAt, type MarketCalendar } from "../kernel/clocks.ts";
import { addMs, earliest, type Instant, latest } from "../kernel/instant.ts";
import type { CaseClock } from "./parts.ts";

/** When somebody is reminded, in percent of the time there is. Marketplaces remind at half and near the end. */
export const REMIND_AT_PERCENTS: readonly number[] = [50, 80];

/** What a clock needs to start. */
export type ClockStart = {
  readonly at: Instant;
  readonly length: ClockLength;
  readonly calendar: MarketCalendar;
};

/** A clock that starts now and runs for a length of the market. */
export const startClock = (
  name: CaseClock["name"],
  onTimeout: CaseClock["onTimeout"],
  { at, length, calendar }: ClockStart,
): CaseClock => ({ name, startedAt: at, dueAt: dueAt(at, length, calendar), remindAt: [], onTimeout });

/** A clock until a given instant; one that has passed is due at once. */
export const clockUntil = (
  name: CaseClock["name"],
  onTimeout: CaseClock["onTimeout"],
  startedAt: Instant,
  until: Instant,
): CaseClock => ({ name, startedAt, dueAt: latest(startedAt, until), remindAt: [], onTimeout });

/** The clock with its reminders; they move no end. */
export const withReminders = (clock: CaseClock, atPercents: readonly number[] = REMIND_AT_PERCENTS): CaseClock => ({
  ...clock,
  remindAt: atPercents.map((percent) => fractionAt(clock.startedAt, clock.dueAt, percent)),
});

/** The clock after it stood still for so long. */
export const shiftedClock = (clock: CaseClock, pausedMs: number): CaseClock => ({
  ...clock,
  dueAt: addMs(clock.dueAt, pausedMs),
  remindAt: clock.remindAt.map((at) => addMs(at, pausedMs)),
});

/** The clock without the reminders whose time has passed meanwhile. */
export const withoutPastReminders = (clock: CaseClock, at: Instant): CaseClock => ({
  ...clock,
  remindAt: clock.remindAt.filter((remindAt) => remindAt > at),
});

/** The next instant at which the clock has something to say. */
export const nextRingOf = (clock: CaseClock): Instant => earliest(clock.dueAt, ...clock.remindAt);
