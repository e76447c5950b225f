import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { invariant } from "./invariant.ts";
import { type EpochDay, epochDayOf, isoWeekdayOf, yearOf } from "./local-days.ts";

const isTimeZone = (name: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
};

const isoWeekday = z.int().min(1).max(7);

/**
 * When a market works: its zone, its weekly days off (ISO weekdays, Monday is 1) and its public holidays (ISO dates).
 * The calendar is known from the first to the last year that has a holiday; working days outside are not guessed.
 */
export const MarketCalendar = z.strictObject({
  market: z.string().regex(/^[A-Z]{2}$/, "expected two capital letters"),
  timeZone: z.string().refine(isTimeZone, "expected an IANA time zone such as America/Sao_Paulo"),
  weekend: z.array(isoWeekday).max(6).readonly(),
  holidays: z.array(z.iso.date()).min(1).readonly(),
  source: z.string().optional(),
});
export type MarketCalendar = Readonly<z.infer<typeof MarketCalendar>>;

type KnownDays = { readonly holidays: ReadonlySet<EpochDay>; readonly firstYear: number; readonly lastYear: number };

// A pure memo: reading a hundred dates anew for every deadline would cost more than the deadline itself.
const knownDaysByCalendar = new WeakMap<MarketCalendar, KnownDays>();

const knownDaysOf = (calendar: MarketCalendar): KnownDays => {
  const known = knownDaysByCalendar.get(calendar);
  if (known !== undefined) return known;
  invariant(calendar.holidays.length > 0, `calendar ${calendar.market} has no holidays`);
  const years = calendar.holidays.map((date) => Number(date.slice(0, 4)));
  const read = {
    holidays: new Set(calendar.holidays.map(epochDayOf)),
    firstYear: Math.min(...years),
    lastYear: Math.max(...years),
  };
  knownDaysByCalendar.set(calendar, read);
  return read;
};

/**
 * Whether people work on this day. Throws outside the calendar's years: a deadline that ignores holidays it does not
 * know would come too early, silently.
 */
export const isBusinessDay = (day: EpochDay, calendar: MarketCalendar): boolean => {
  const { holidays, firstYear, lastYear } = knownDaysOf(calendar);
  const year = yearOf(day);
  invariant(year <= lastYear, `calendar ${calendar.market} has no holidays after ${lastYear}`);
  invariant(year >= firstYear, `calendar ${calendar.market} has no holidays before ${firstYear}`);
  return !calendar.weekend.includes(isoWeekdayOf(day)) && !holidays.has(day);
};

/** The first business day after the given day. */
export const businessDayAfter = (day: EpochDay, calendar: MarketCalendar): EpochDay => {
  let next = day + 1;
  while (!isBusinessDay(next, calendar)) next += 1;
  return next;
};
