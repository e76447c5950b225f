import { describe, expect, it } from "vitest";
import { dueAt, statutoryDueAt } from "../../../domain/kernel/clocks.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import EU from "../../../policies/calendars/EU.json" with { type: "json" };

describe("periods of Regulation 1182/71", () => {
  it.each([
    ["ends on its last day when that is a working day", "2026-04-20T10:00:00Z", 14, "2026-05-04T21:59:59.999Z"],
    ["moves off a holiday and the weekend after it", "2026-04-17T10:00:00Z", 14, "2026-05-04T21:59:59.999Z"],
    ["moves off a Saturday", "2026-06-06T10:00:00Z", 14, "2026-06-22T21:59:59.999Z"],
    ["moves off Easter Monday", "2026-03-23T10:00:00Z", 14, "2026-04-07T21:59:59.999Z"],
    ["moves off Christmas into the last week", "2026-12-11T10:00:00Z", 14, "2026-12-28T22:59:59.999Z"],
    ["holds two working days when it has two days or more", "2026-06-05T10:00:00Z", 2, "2026-06-09T21:59:59.999Z"],
    ["holds two working days over Easter", "2026-04-02T10:00:00Z", 3, "2026-04-07T21:59:59.999Z"],
    ["asks for one working day when it has one day", "2026-06-05T10:00:00Z", 1, "2026-06-08T21:59:59.999Z"],
    ["does not count the day of the event", "2026-06-08T21:59:59.999Z", 2, "2026-06-10T21:59:59.999Z"],
  ])("a period in days %s", (_, start, calendarDays, due) => {
    expect(statutoryDueAt(instant(start), { calendarDays }, EU)).toBe(due);
  });

  it.each([
    ["does not count the hour of the event", "Europe/Brussels", "2026-06-05T10:20:00Z", 24, "2026-06-06T10:59:59.999Z"],
    [
      "counts from the next hour at a full hour",
      "Europe/Brussels",
      "2026-06-05T10:00:00Z",
      1,
      "2026-06-05T11:59:59.999Z",
    ],
    ["takes the hours of the local clock", "Asia/Kolkata", "2026-06-05T10:20:00Z", 1, "2026-06-05T11:29:59.999Z"],
  ])("a period in hours %s", (_, timeZone, start, hours, due) => {
    expect(statutoryDueAt(instant(start), { hours }, { ...EU, timeZone })).toBe(due);
  });

  it.each([{ businessDays: 3 }, { businessHours: 72 }])("a period of %j is the market's own", (length) => {
    const start = instant("2026-06-05T10:20:00Z");
    expect(statutoryDueAt(start, length, EU)).toBe(dueAt(start, length, EU));
  });

  it("does not guess whether a day in an unknown year is a holiday", () => {
    expect(() => statutoryDueAt(instant("2035-12-20T10:00:00Z"), { calendarDays: 14 }, EU)).toThrow(
      "calendar EU has no holidays after 2035",
    );
  });
});
