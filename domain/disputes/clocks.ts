import { type ClockLength, dueAt, fractionAt, type MarketCalendar } from "../kernel/clocks.ts";
import { addMs, earliest, type Instant, latest, msBetween } from "../kernel/instant.ts";
import type { DisputeClock, DisputeClockName } from "./clock.ts";

/** When a party is reminded, in percent of the time there is. Marketplaces remind at half and near the end. */
const REMIND_AT_PERCENTS: readonly number[] = [50, 80];

/** When something is decided, and by which calendar the clocks that follow run. */
export type When = { readonly at: Instant; readonly calendar: MarketCalendar };

/** A clock that starts now and runs for a length of the market. */
export const startClock = (
  name: DisputeClockName,
  onTimeout: DisputeClock["onTimeout"],
  length: ClockLength,
  { at, calendar }: When,
): DisputeClock => ({ name, startedAt: at, dueAt: dueAt(at, length, calendar), remindAt: [], onTimeout });

/** The clock with its reminders; they move no end. */
export const withReminders = (clock: DisputeClock): DisputeClock => ({
  ...clock,
  remindAt: REMIND_AT_PERCENTS.map((percent) => fractionAt(clock.startedAt, clock.dueAt, percent)),
});

/** The clock cut off at an instant. */
export const endingBy = (clock: DisputeClock, end: Instant): DisputeClock => ({
  ...clock,
  dueAt: latest(clock.startedAt, earliest(clock.dueAt, end)),
});

/** The clocks after they stood still since an instant; one that started meanwhile stood still from its own start. */
export const shifted = (clocks: readonly DisputeClock[], since: Instant, at: Instant): DisputeClock[] =>
  clocks.map((clock) => {
    const pausedMs = Math.max(0, msBetween(latest(since, clock.startedAt), at));
    return {
      ...clock,
      dueAt: addMs(clock.dueAt, pausedMs),
      remindAt: clock.remindAt.map((remindAt) => addMs(remindAt, pausedMs)),
    };
  });

/** The clock of this name, where it runs. */
export const clockNamed = (
  { clocks }: { readonly clocks: readonly DisputeClock[] },
  name: DisputeClockName,
): DisputeClock | undefined => clocks.find((clock) => clock.name === name);

/** The clocks with these running too; one of the same name starts anew. */
export const withClocks = (clocks: readonly DisputeClock[], ...more: readonly DisputeClock[]): DisputeClock[] => [
  ...clocks.filter(({ name }) => !more.some((clock) => clock.name === name)),
  ...more,
];

/** The clocks that run on without these. */
export const withoutClocks = (clocks: readonly DisputeClock[], ...names: readonly DisputeClockName[]): DisputeClock[] =>
  clocks.filter(({ name }) => !names.includes(name));

/** The next instant at which a clock has something to say. */
export const nextRingOf = ({ dueAt: end, remindAt }: DisputeClock): Instant => earliest(end, ...remindAt);
