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
export const monthsAfter = (day: EpochDay, months: number): EpochDay => {
  const date = new Date(day * dayMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / dayMs;
};

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
export const isoWeekdayOf = (day: EpochDay): number => {
  const thursday = 3; // 1970-01-01 was one; counted from Monday as 0
  return ((((day + thursday) % 7) + 7) % 7) + 1;
};

const offsetMsAt = (ms: number, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).offsetNanoseconds / nanosecondsPerMs;

const readStartOfDayMs = (day: EpochDay, timeZone: string): number => {
  const date = new Date(day * dayMs);
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()).toZonedDateTime(
    timeZone,
  ).epochMilliseconds;
};

/** Twenty years of days for a few zones; beyond it a memo starts anew, so that odd dates cannot fill the memory. */
const rememberedDaysMax = 50_000;

/** A pure memo by zone and day: a verdict asks for a dozen days, and the zone's rules take microseconds for each. */
const oncePerDay = <Value>(read: (day: EpochDay, timeZone: string) => Value) => {
  const zones = new Map<string, Map<EpochDay, Value>>();
  let remembered = 0;
  return (day: EpochDay, timeZone: string): Value => {
    const days = zones.get(timeZone);
    const known = days?.get(day);
    if (known !== undefined) return known;
    const value = read(day, timeZone);
    remembered += 1;
    if (remembered > rememberedDaysMax) {
      zones.clear();
      remembered = 1;
    }
    zones.set(timeZone, (zones.get(timeZone) ?? new Map<EpochDay, Value>()).set(day, value));
    return value;
  };
};

/** The offset that a zone has all through a day of UTC; on a day when its clocks change, that it has none. */
const offsetThrough = oncePerDay((utcDay, timeZone): number | "changes" => {
  const first = offsetMsAt(utcDay * dayMs, timeZone);
  return first === offsetMsAt((utcDay + 1) * dayMs, timeZone) ? first : "changes";
});

/** The date that the clock on the wall shows at an instant. */
export const localDayOf = (at: Instant, timeZone: string): EpochDay => {
  const ms = epochMs(at);
  const offset = offsetThrough(Math.floor(ms / dayMs), timeZone);
  return Math.floor((ms + (offset === "changes" ? offsetMsAt(ms, timeZone) : offset)) / dayMs);
};

/** The first moment of a local day in milliseconds; not always 00:00, for some zones skip midnight in spring. */
export const startOfDayMs = oncePerDay(readStartOfDayMs);

/** The last millisecond of a local day: one before the next day starts, the later one where 23:59 happens twice. */
export const endOfDay = oncePerDay((day, timeZone): Instant => fromEpochMs(startOfDayMs(day + 1, timeZone) - 1));
