import { Temporal } from "temporal-polyfill";
import { epochMs, fromEpochMs, type Instant } from "./instant.ts";

/** A calendar date as the number of days since 1970-01-01: no zone, no hour, and arithmetic is plain addition. */
export type EpochDay = number;

const dayMs = 86_400_000;
const nanosecondsPerMs = 1_000_000;

/** The day number of an ISO date, `2026-05-01`. */
export const epochDayOf = (isoDate: string): EpochDay => Date.parse(`${isoDate}T00:00:00.000Z`) / dayMs;

/** The ISO date of a day number. */
export const isoDateOf = (day: EpochDay): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The year of a day number. */
export const yearOf = (day: EpochDay): number => new Date(day * dayMs).getUTCFullYear();

/** The same date so many months later, or the last one of a month that is too short for it. */
export const monthsAfter = (day: EpochDay, months: number): EpochDay =>
  epochDayOf(Temporal.PlainDate.from(isoDateOf(day)).add({ months }).toString());

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
export const isoWeekdayOf = (day: EpochDay): number => {
  const thursday = 3; // 1970-01-01 was one; counted from Monday as 0
  return ((((day + thursday) % 7) + 7) % 7) + 1;
};

/** The date that the clock on the wall shows at an instant. */
export const localDayOf = (at: Instant, timeZone: string): EpochDay => {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(epochMs(at)).toZonedDateTimeISO(timeZone);
  return Math.floor((epochMs(at) + offsetNanoseconds / nanosecondsPerMs) / dayMs);
};

/** The first moment of a local day in milliseconds; not always 00:00, for some zones skip midnight in spring. */
export const startOfDayMs = (day: EpochDay, timeZone: string): number => {
  const date = new Date(day * dayMs);
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()).toZonedDateTime(
    timeZone,
  ).epochMilliseconds;
};

/** The last millisecond of a local day: one before the next day starts, the later one where 23:59 happens twice. */
export const endOfDay = (day: EpochDay, timeZone: string): Instant => fromEpochMs(startOfDayMs(day + 1, timeZone) - 1);
