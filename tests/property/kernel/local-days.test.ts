import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { epochMs, fromEpochMs } from "../../../domain/kernel/instant.ts";
import {
  endOfDay,
  epochDayOf,
  isoDateOf,
  localDayOf,
  monthsAfter,
  startOfDayMs,
} from "../../../domain/kernel/local-days.ts";

// Those of the markets, and some whose clocks change at odd times: at midnight, by half an hour, by a whole day, at 00:01.
const zone = fc.constantFrom(
  "America/Sao_Paulo",
  "America/Mexico_City",
  "Asia/Seoul",
  "Europe/Brussels",
  "Europe/London",
  "America/New_York",
  "Asia/Beirut",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/St_Johns",
);
const ms = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2035, 0, 1) });

const plainDayOf = (at: number, timeZone: string) =>
  epochDayOf(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString());

const plainStartOf = (day: number, timeZone: string) =>
  Temporal.PlainDate.from(isoDateOf(day)).toZonedDateTime(timeZone).epochMilliseconds;

describe("local days are those that Temporal says, though each is asked for once", () => {
  it("at any instant, and around every start of a day", () => {
    fc.assert(
      fc.property(zone, ms, fc.integer({ min: -2, max: 2 }), (timeZone, at, aside) => {
        const near = plainStartOf(plainDayOf(at, timeZone), timeZone) + aside;
        for (const moment of [at, near]) {
          const day = plainDayOf(moment, timeZone);
          expect(localDayOf(fromEpochMs(moment), timeZone)).toBe(day);
          expect(startOfDayMs(day, timeZone)).toBe(plainStartOf(day, timeZone));
          expect(epochMs(endOfDay(day, timeZone))).toBe(plainStartOf(day + 1, timeZone) - 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("on each of the days when clocks change", () => {
    const minutes = fc.integer({ min: 0, max: 48 * 60 - 1 });
    const changes: readonly (readonly [string, string])[] = [
      ["America/Sao_Paulo", "2018-02-17"],
      ["America/Sao_Paulo", "2018-11-03"],
      ["Europe/London", "2026-03-28"],
      ["Europe/London", "2026-10-24"],
      ["Australia/Lord_Howe", "2026-04-04"],
      ["Pacific/Apia", "2011-12-29"],
      ["America/St_Johns", "2006-10-28"],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...changes), minutes, ([timeZone, date], minute) => {
        const at = Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
        expect(localDayOf(fromEpochMs(at), timeZone)).toBe(plainDayOf(at, timeZone));
      }),
      { numRuns: 400 },
    );
  });

  it("and months later", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 30_000 }), fc.integer({ min: 0, max: 60 }), (day, months) => {
        const plain = Temporal.PlainDate.from(isoDateOf(day)).add({ months });
        expect(monthsAfter(day, months)).toBe(epochDayOf(plain.toString()));
      }),
      { numRuns: 500 },
    );
  });
});
