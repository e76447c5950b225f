import { Temporal } from "temporal-polyfill";
import type { ClockLength } from "./clock-length.ts";
import { dueAt } from "./due-at.ts";
import { epochMs, fromEpochMs, type Instant } from "./instant.ts";
import { type EpochDay, endOfDay, localDayOf } from "./local-days.ts";
import { businessDayAfter, isBusinessDay, type MarketCalendar } from "./market-calendar.ts";

/** Regulation (EEC, Euratom) 1182/71, Article 3(5): a period of two days or more includes at least two working days. */
const workingDaysMin = 2;

const hourMs = 3_600_000;

const workingDaysWithin = (first: EpochDay, last: EpochDay, calendar: MarketCalendar): number => {
  let found = 0;
  for (let day = first; day <= last && found < workingDaysMin; day += 1) if (isBusinessDay(day, calendar)) found += 1;
  return found;
};

const endOfStatutoryDays = (start: Instant, count: number, calendar: MarketCalendar): Instant => {
  const startDay = localDayOf(start, calendar.timeZone);
  let last = startDay + count;
  if (!isBusinessDay(last, calendar)) last = businessDayAfter(last, calendar);
  if (count >= workingDaysMin) {
    const missing = workingDaysMin - workingDaysWithin(startDay + 1, last, calendar);
    for (let added = 0; added < missing; added += 1) last = businessDayAfter(last, calendar);
  }
  return endOfDay(last, calendar.timeZone);
};

const endOfStatutoryHours = (start: Instant, count: number, timeZone: string): Instant => {
  const hourOfEvent = Temporal.Instant.fromEpochMilliseconds(epochMs(start))
    .toZonedDateTimeISO(timeZone)
    .round({ smallestUnit: "hour", roundingMode: "floor" });
  return fromEpochMs(hourOfEvent.epochMilliseconds + (1 + count) * hourMs - 1);
};

/**
 * When a period set by statute ends, by the arithmetic of Regulation (EEC, Euratom) 1182/71, Article 3:
 *
 * - `calendarDays`: the day of the event does not count (3(1)); the period ends with the last hour of its last day
 *   (3(2)), or of the following working day when that is a weekend or holiday (3(4)); two days or more hold at least two
 *   working days (3(5)).
 * - `hours`: the hour of the event does not count (3(1)) and weekends move nothing; the period ends with its last hour.
 * - `businessDays` and `businessHours` are as in `dueAt`, for they never end on a day off.
 *
 * Throws InvariantViolation when the end is in years that the calendar does not know.
 */
export const statutoryDueAt = (start: Instant, length: ClockLength, calendar: MarketCalendar): Instant => {
  if ("calendarDays" in length) return endOfStatutoryDays(start, length.calendarDays, calendar);
  if ("hours" in length) return endOfStatutoryHours(start, length.hours, calendar.timeZone);
  return dueAt(start, length, calendar);
};
