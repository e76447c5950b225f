import type { ClockLength } from "./clock-length.ts";
import { dueAt } from "./due-at.ts";
import { addMs, type Instant, msBetween } from "./instant.ts";
import { invariant } from "./invariant.ts";
import type { MarketCalendar } from "./market-calendar.ts";

export { ClockLength, describeLength } from "./clock-length.ts";
export { dueAt } from "./due-at.ts";
export { MarketCalendar } from "./market-calendar.ts";
export { statutoryDueAt } from "./statutory-clocks.ts";

/** The new end after one extension: the length runs on from the old end. */
export const extend = (oldDueAt: Instant, length: ClockLength, calendar: MarketCalendar): Instant =>
  dueAt(oldDueAt, length, calendar);

/** The new end of a clock that stood still for so many milliseconds. */
export const pausedDueAt = (oldDueAt: Instant, pausedMs: number): Instant => {
  invariant(pausedMs >= 0, `a clock does not stand still for ${pausedMs} ms`);
  return addMs(oldDueAt, pausedMs);
};

/** The instant when so many percent of the way from start to end have passed, cut to the millisecond; for reminders. */
export const fractionAt = (start: Instant, due: Instant, percent: number): Instant => {
  invariant(percent >= 0 && percent <= 100, `${percent} is not a percentage between 0 and 100`);
  invariant(start <= due, `a clock cannot end at ${due} before it starts at ${start}`);
  return addMs(start, Math.floor((msBetween(start, due) * percent) / 100));
};
