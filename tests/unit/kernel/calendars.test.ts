import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MarketCalendar } from "../../../domain/kernel/clocks.ts";
import { calendarFiles } from "../../../local/generate-calendars.ts";
import KR from "../../../policies/calendars/KR.json" with { type: "json" };

const committed = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const floors = new URL("../../../policies/floors/", import.meta.url);
const files = [...calendarFiles()];

describe("market calendars", () => {
  it("has one for each market, and then for each jurisdiction that only has statutory floors", () => {
    const names = files.map(([path]) => path.slice(-7, -5));
    expect(names.slice(0, 6)).toEqual(["BR", "EU", "GB", "KR", "MX", "US"]);
    expect(names.slice(6)).toEqual(names.slice(6).toSorted());
    expect(names.toSorted()).toEqual(
      readdirSync(floors)
        .map((file) => file.slice(0, 2))
        .toSorted(),
    );
  });

  it.each(files)("%s is what npm run calendars writes", (path, text) => {
    expect(committed(path)).toBe(text);
  });

  it.each(files)("%s is valid, sorted and has holidays in each year from 2016 to 2035", (_, text) => {
    const { holidays } = MarketCalendar.parse(JSON.parse(text));
    expect(holidays).toEqual([...new Set(holidays)].sort());
    const years = [...new Set(holidays.map((date) => Number(date.slice(0, 4))))];
    expect(years).toEqual(Array.from({ length: 20 }, (_, index) => 2016 + index));
  });

  // The Korea Astronomy and Space Science Institute's dates: the day before, the day and the day after.
  it.each([
    ["2018-02-15", "2018-02-16", "2018-02-17"],
    ["2019-02-04", "2019-02-05", "2019-02-06"],
    ["2020-01-24", "2020-01-25", "2020-01-26"],
    ["2021-02-11", "2021-02-12", "2021-02-13"],
    ["2022-01-31", "2022-02-01", "2022-02-02"],
    ["2023-01-21", "2023-01-22", "2023-01-23"],
    ["2024-02-09", "2024-02-10", "2024-02-11"],
    ["2025-01-28", "2025-01-29", "2025-01-30"],
    ["2026-02-16", "2026-02-17", "2026-02-18"],
  ])("Lunar New Year in Korea is %s, %s and %s", (...days) => {
    const dayAfter = new Date(Date.parse(days[2] ?? "") + 86_400_000).toISOString().slice(0, 10);
    const substitutes = ["2020-01-27", "2023-01-24", "2024-02-12"];
    expect(KR.holidays).toEqual(expect.arrayContaining(days));
    expect(KR.holidays.includes(dayAfter)).toBe(substitutes.includes(dayAfter));
  });

  it.each([
    ["an unknown zone", { timeZone: "Mars/Olympus" }],
    ["a weekend of seven days", { weekend: [1, 2, 3, 4, 5, 6, 7] }],
    ["a weekday 0", { weekend: [0] }],
    ["a date that does not exist", { holidays: ["2026-02-30"] }],
    ["an unknown field", { holydays: [] }],
    ["a market in small letters", { market: "kr" }],
  ])("refuses %s", (_, change) => {
    expect(MarketCalendar.safeParse({ ...KR, ...change }).success).toBe(false);
  });
});
