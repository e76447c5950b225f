import { describe, expect, it } from "vitest";
import {
  ClockLength,
  describeLength,
  dueAt,
  extend,
  fractionAt,
  MarketCalendar,
  pausedDueAt,
} from "../../../domain/kernel/clocks.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import BR from "../../../policies/calendars/BR.json" with { type: "json" };
import EU from "../../../policies/calendars/EU.json" with { type: "json" };
import GB from "../../../policies/calendars/GB.json" with { type: "json" };
import KR from "../../../policies/calendars/KR.json" with { type: "json" };
import US from "../../../policies/calendars/US.json" with { type: "json" };

const Berlin = { ...EU, timeZone: "Europe/Berlin" };
const everyDay = { ...Berlin, weekend: [] };

describe("calendar days end with the local day", () => {
  it.each([
    ["an ordinary day in São Paulo", BR, "2017-06-01T12:00:00Z", 7, "2017-06-09T02:59:59.999Z"],
    ["before midnight is skipped in São Paulo", BR, "2017-10-13T15:00:00Z", 1, "2017-10-15T02:59:59.999Z"],
    ["on the day that starts at 01:00 in São Paulo", BR, "2017-10-13T15:00:00Z", 2, "2017-10-16T01:59:59.999Z"],
    ["the second 23:59 in São Paulo", BR, "2018-02-16T12:00:00Z", 1, "2018-02-18T02:59:59.999Z"],
    ["from the second 23:30 in São Paulo", BR, "2018-02-18T02:30:00Z", 1, "2018-02-19T02:59:59.999Z"],
    ["São Paulo without summer time since 2019", BR, "2025-12-01T12:00:00Z", 1, "2025-12-03T02:59:59.999Z"],
    ["the short day in Berlin", Berlin, "2026-03-28T12:00:00Z", 1, "2026-03-29T21:59:59.999Z"],
    ["the long day in Berlin", Berlin, "2026-10-24T12:00:00Z", 1, "2026-10-25T22:59:59.999Z"],
    ["from late evening in New York into the short day", US, "2026-03-08T04:30:00Z", 1, "2026-03-09T03:59:59.999Z"],
    ["the long day in New York", US, "2026-10-31T12:00:00Z", 1, "2026-11-02T04:59:59.999Z"],
    ["from after midnight in Seoul", KR, "2026-05-04T15:30:00Z", 1, "2026-05-06T14:59:59.999Z"],
    ["from the last millisecond of a day in Seoul", KR, "2026-05-04T14:59:59.999Z", 1, "2026-05-05T14:59:59.999Z"],
    ["over the leap day", GB, "2024-02-28T00:00:00Z", 2, "2024-03-01T23:59:59.999Z"],
  ])("%s", (_, calendar, start, calendarDays, due) => {
    expect(dueAt(instant(start), { calendarDays }, calendar)).toBe(due);
  });
});

describe("business days skip weekends and holidays", () => {
  it.each([
    ["Proclamation Day in Brazil", BR, "2017-11-14T15:00:00Z", 2, "2017-11-18T01:59:59.999Z"],
    ["ten days of Chuseok with a temporary holiday", KR, "2017-09-29T03:00:00Z", 1, "2017-10-10T14:59:59.999Z"],
    ["Lunar New Year with the day before it", KR, "2022-01-28T03:00:00Z", 1, "2022-02-03T14:59:59.999Z"],
    ["Boxing Day kept on a Monday", GB, "2026-12-24T10:00:00Z", 1, "2026-12-29T23:59:59.999Z"],
    ["Thanksgiving", US, "2026-11-25T20:00:00Z", 2, "2026-12-01T04:59:59.999Z"],
    ["from a Saturday", US, "2026-11-28T12:00:00Z", 1, "2026-12-01T04:59:59.999Z"],
    ["the last business day that is known", BR, "2030-12-30T12:00:00Z", 1, "2031-01-01T02:59:59.999Z"],
  ])("%s", (_, calendar, start, businessDays, due) => {
    expect(dueAt(instant(start), { businessDays }, calendar)).toBe(due);
  });
});

describe("business hours stand still on days off", () => {
  it.each([
    [
      "a week of business days from a Monday's first moment",
      KR,
      "2026-06-07T15:00:00Z",
      168,
      "2026-06-16T15:00:00.000Z",
    ],
    ["from noon to noon", KR, "2026-06-10T03:00:00Z", 168, "2026-06-19T03:00:00.000Z"],
    ["from a Saturday, counted from Monday", KR, "2026-06-13T03:00:00Z", 1, "2026-06-14T16:00:00.000Z"],
    ["inside one day, to the millisecond", GB, "2026-06-10T03:00:00.001Z", 2, "2026-06-10T05:00:00.001Z"],
    ["over a day of 23 hours", everyDay, "2026-03-28T23:00:00Z", 24, "2026-03-29T23:00:00.000Z"],
    ["over a day of 25 hours", everyDay, "2026-10-24T22:00:00Z", 25, "2026-10-25T23:00:00.000Z"],
  ])("%s", (_, calendar, start, businessHours, due) => {
    expect(dueAt(instant(start), { businessHours }, calendar)).toBe(due);
  });
});

describe("years without holidays are not guessed", () => {
  it.each([
    ["2035-12-30T12:00:00Z", { businessDays: 2 }, "calendar BR has no holidays after 2035"],
    ["2036-01-01T12:00:00Z", { businessHours: 1 }, "calendar BR has no holidays after 2035"],
    ["2015-06-01T12:00:00Z", { businessDays: 1 }, "calendar BR has no holidays before 2016"],
  ])("%s and %j", (start, length, message) => {
    expect(() => dueAt(instant(start), length, BR)).toThrow(message);
  });

  it("needs no holidays for hours and calendar days", () => {
    expect(dueAt(instant("2035-01-01T12:00:00Z"), { hours: 48 }, BR)).toBe("2035-01-03T12:00:00.000Z");
    expect(dueAt(instant("2035-01-01T12:00:00Z"), { calendarDays: 1 }, BR)).toBe("2035-01-03T02:59:59.999Z");
  });

  it("does not take a calendar without holidays for one without days off", () => {
    const empty = { ...BR, holidays: [] };
    expect(() => dueAt(instant("2026-01-01T12:00:00Z"), { businessDays: 1 }, empty)).toThrow("BR has no holidays");
    expect(MarketCalendar.safeParse(empty).success).toBe(false);
  });
});

describe("clocks in motion", () => {
  const start = instant("2026-06-10T00:00:00Z");
  const due = instant("2026-06-12T00:00:00Z");

  it("counts hours day and night, also over a change of the clocks", () => {
    expect(dueAt(instant("2026-03-28T12:00:00Z"), { hours: 48 }, Berlin)).toBe("2026-03-30T12:00:00.000Z");
  });

  it("runs on from the old end when it is extended", () => {
    const friday = instant("2026-06-12T22:59:59.999Z");
    expect(extend(friday, { businessDays: 3 }, GB)).toBe("2026-06-17T22:59:59.999Z");
  });

  it("ends later by what it stood still, never earlier", () => {
    expect(pausedDueAt(due, 90_000)).toBe("2026-06-12T00:01:30.000Z");
    expect(pausedDueAt(due, 0)).toBe(due);
    expect(() => pausedDueAt(due, -1)).toThrow("does not stand still for -1 ms");
  });

  it.each([
    [0, "2026-06-10T00:00:00.000Z"],
    [50, "2026-06-11T00:00:00.000Z"],
    [80, "2026-06-11T14:24:00.000Z"],
    [100, "2026-06-12T00:00:00.000Z"],
  ])("has passed %i percent at %s", (percent, at) => {
    expect(fractionAt(start, due, percent)).toBe(at);
  });

  it("has no fraction outside itself", () => {
    expect(() => fractionAt(start, due, 101)).toThrow("101 is not a percentage");
    expect(() => fractionAt(due, start, 50)).toThrow("cannot end");
  });
});

describe("ClockLength", () => {
  it.each([
    [{ hours: 1 }, "1 hour"],
    [{ hours: 48 }, "48 hours"],
    [{ calendarDays: 1 }, "1 calendar day"],
    [{ businessDays: 2 }, "2 business days"],
    [{ businessHours: 168 }, "168 business hours"],
  ])("%j reads %s", (length, text) => {
    expect(describeLength(ClockLength.parse(length))).toBe(text);
  });

  const oneUnit = /^expected exactly one of hours/;

  it.each([
    [{}, oneUnit],
    [{ hours: 0 }, /expected number to be >=1/],
    [{ hours: -1 }, /expected number to be >=1/],
    [{ calendarDays: 3661 }, /expected number to be <=3660/],
    [{ hours: 1.5 }, oneUnit],
    [{ hours: "2" }, oneUnit],
    [{ days: 3 }, oneUnit],
    [{ hours: 1, calendarDays: 1 }, oneUnit],
    [48, oneUnit],
  ])("%j is refused with one reason", (input, reason) => {
    const issues = ClockLength.safeParse(input).error?.issues.map(({ message }) => message);
    expect(issues).toEqual([expect.stringMatching(reason)]);
  });

  it.each([0, -1, 1.5, Number.NaN])("a clock of %d hours is a bug", (hours) => {
    expect(() => dueAt(instant("2026-06-10T00:00:00Z"), { hours }, BR)).toThrow("a whole number from 1 up");
  });
});
