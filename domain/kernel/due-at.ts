import { type ClockLength, countOf } from "./clock-length.ts";
import { addMs, epochMs, fromEpochMs, type Instant } from "./instant.ts";
import { invariant } from "./invariant.ts";
import { endOfDay, localDayOf, startOfDayMs } from "./local-days.ts";
import { businessDayAfter, isBusinessDay, type MarketCalendar } from "./market-calendar.ts";

const hourMs = 3_600_000;

const endOfBusinessDays = (start: Instant, count: number, calendar: MarketCalendar): Instant => {
  let day = localDayOf(start, calendar.timeZone);
  for (let counted = 0; counted < count; counted += 1) day = businessDayAfter(day, calendar);
  return endOfDay(day, calendar.timeZone);
};

const afterBusinessHours = (start: Instant, count: number, calendar: MarketCalendar): Instant => {
  const { timeZone } = calendar;
  let remainingMs = count * hourMs;
  let fromMs = epochMs(start);
  let day = localDayOf(start, timeZone);
  if (!isBusinessDay(day, calendar)) {
    day = businessDayAfter(day, calendar);
    fromMs = startOfDayMs(day, timeZone);
  }
  for (;;) {
    // Days are measured, not assumed to have 24 hours: the one on which the clocks change has 23 or 25.
    const dayEndMs = startOfDayMs(day + 1, timeZone);
    if (remainingMs <= dayEndMs - fromMs) return fromEpochMs(fromMs + remainingMs);
    remainingMs -= dayEndMs - fromMs;
    day = businessDayAfter(day, calendar);
    fromMs = startOfDayMs(day, timeZone);
  }
};

/**
 * When a clock that starts now runs out, in the market's zone and calendar.
 *
 * - `hours`: exactly that many hours later, day and night.
 * - `calendarDays`: the end of the n-th local day after the day of the start. The day of the event does not count and
 *   the last day counts in full, as statutory periods in days do, so nobody loses part of a day.
 * - `businessDays`: the end of the n-th business day after the day of the start.
 * - `businessHours`: that many hours of business days, each from midnight to midnight; the clock stands still on others.
 *
 * Throws InvariantViolation when a business clock runs into years that the calendar does not know.
 */
export const dueAt = (start: Instant, length: ClockLength, calendar: MarketCalendar): Instant => {
  const count = countOf(length);
  invariant(Number.isInteger(count) && count >= 1, `a clock runs for a whole number from 1 up, not ${count}`);
  if ("hours" in length) return addMs(start, length.hours * hourMs);
  if ("businessDays" in length) return endOfBusinessDays(start, length.businessDays, calendar);
  if ("businessHours" in length) return afterBusinessHours(start, length.businessHours, calendar);
  return endOfDay(localDayOf(start, calendar.timeZone) + length.calendarDays, calendar.timeZone);
};
