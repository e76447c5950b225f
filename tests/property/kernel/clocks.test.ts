import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ClockLength,
  dueAt,
  fractionAt,
  type MarketCalendar,
  statutoryDueAt,
} from "../../../domain/kernel/clocks.ts";
import { addMs, epochMs, fromEpochMs, Instant, instant } from "../../../domain/kernel/instant.ts";
import BR from "../../../policies/calendars/BR.json" with { type: "json" };
import EU from "../../../policies/calendars/EU.json" with { type: "json" };
import KR from "../../../policies/calendars/KR.json" with { type: "json" };
import US from "../../../policies/calendars/US.json" with { type: "json" };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const calendars = fc.constantFrom<MarketCalendar>(BR, EU, KR, US, { ...EU, timeZone: "Europe/Berlin" });
const starts = fc
  .integer({ min: epochMs(instant("2016-01-02T00:00:00Z")), max: epochMs(instant("2030-06-01T00:00:00Z")) })
  .map(fromEpochMs);
const units = fc.constantFrom("hours", "calendarDays", "businessDays", "businessHours");
const lengthOf = (unit: string, count: number) => ({ [unit]: count }) as ClockLength;
const counts = fc.integer({ min: 1, max: 60 });

// An independent opinion on the local date: the platform's own zone data instead of the kernel's arithmetic.
const formats = new Map<string, Intl.DateTimeFormat>();
const localDate = (at: string | number, timeZone: string): string => {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  formats.set(timeZone, format);
  return format.format(new Date(at));
};
const isWorkday = (date: string, calendar: MarketCalendar): boolean => {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
  return !calendar.weekend.includes(weekday) && !calendar.holidays.includes(date);
};

describe("a clock", () => {
  it("never ends earlier for a longer length or a later start", () => {
    fc.assert(
      fc.property(
        calendars,
        starts,
        fc.nat({ max: 5 * dayMs }),
        units,
        counts,
        (calendar, start, lateMs, unit, count) => {
          const due = dueAt(start, lengthOf(unit, count), calendar);
          expect(due > start).toBe(true);
          expect(dueAt(start, lengthOf(unit, count + 1), calendar) > due).toBe(true);
          expect(dueAt(addMs(start, lateMs), lengthOf(unit, count), calendar) >= due).toBe(true);
          expect(Instant.parse(due)).toBe(due);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("ends its calendar days with the last millisecond of the n-th local date", () => {
    fc.assert(
      fc.property(calendars, starts, counts, (calendar, start, calendarDays) => {
        const due = dueAt(start, { calendarDays }, calendar);
        const startDate = localDate(start, calendar.timeZone);
        const lastDate = new Date(Date.parse(startDate) + calendarDays * dayMs).toISOString().slice(0, 10);
        expect(localDate(due, calendar.timeZone)).toBe(lastDate);
        expect(localDate(epochMs(due) + 1, calendar.timeZone)).not.toBe(lastDate);
      }),
      { numRuns: 400 },
    );
  });

  it("ends its business days with a business day, after exactly that many of them", () => {
    fc.assert(
      fc.property(calendars, starts, counts, (calendar, start, businessDays) => {
        const due = dueAt(start, { businessDays }, calendar);
        const lastDate = localDate(due, calendar.timeZone);
        expect(isWorkday(lastDate, calendar)).toBe(true);
        expect(localDate(epochMs(due) + 1, calendar.timeZone)).not.toBe(lastDate);
        let counted = 0;
        for (
          let ms = Date.parse(localDate(start, calendar.timeZone)) + dayMs;
          ms <= Date.parse(lastDate);
          ms += dayMs
        ) {
          if (isWorkday(new Date(ms).toISOString().slice(0, 10), calendar)) counted += 1;
        }
        expect(counted).toBe(businessDays);
      }),
      { numRuns: 300 },
    );
  });

  it("counts in business hours exactly the hours that lie in business days", () => {
    const fullHours = starts.map((start) => fromEpochMs(Math.floor(epochMs(start) / hourMs) * hourMs));
    fc.assert(
      fc.property(calendars, fullHours, fc.integer({ min: 1, max: 200 }), (calendar, start, businessHours) => {
        const due = dueAt(start, { businessHours }, calendar);
        let counted = 0;
        for (let ms = epochMs(start); ms < epochMs(due); ms += hourMs) {
          if (isWorkday(localDate(ms, calendar.timeZone), calendar)) counted += 1;
        }
        expect(counted).toBe(businessHours);
      }),
      { numRuns: 100 },
    );
  });

  it("set by statute ends on a working day, never before the plain clock, and at most some holidays later", () => {
    const longestHolidaysMs = 12 * dayMs;
    fc.assert(
      fc.property(calendars, starts, counts, (calendar, start, calendarDays) => {
        const due = statutoryDueAt(start, { calendarDays }, calendar);
        const plain = dueAt(start, { calendarDays }, calendar);
        expect(isWorkday(localDate(due, calendar.timeZone), calendar)).toBe(true);
        expect(due >= plain && epochMs(due) - epochMs(plain) <= longestHolidaysMs).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("passes its percentages in order, inside itself", () => {
    const percent = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(starts, fc.nat({ max: 400 * dayMs }), percent, percent, (start, lengthMs, a, b) => {
        const due = addMs(start, lengthMs);
        const [early, late] = [fractionAt(start, due, Math.min(a, b)), fractionAt(start, due, Math.max(a, b))];
        expect(start <= early && early <= late && late <= due).toBe(true);
      }),
    );
  });
});

describe("instants", () => {
  it("compare as strings as they compare in time", () => {
    const anyMs = fc.integer({ min: Date.parse("0000-01-01T00:00:00Z"), max: Date.parse("9999-12-31T23:59:59Z") });
    fc.assert(
      fc.property(anyMs, anyMs, (a, b) => {
        expect(fromEpochMs(a) < fromEpochMs(b)).toBe(a < b);
        expect(epochMs(fromEpochMs(a))).toBe(a);
      }),
    );
  });
});
