import { describe, expect, it } from "vitest";
import {
  addMs,
  earliest,
  epochMs,
  fromEpochMs,
  Instant,
  instant,
  isAfter,
  isBefore,
  latest,
  msBetween,
} from "../../../domain/kernel/instant.ts";

describe("Instant", () => {
  it.each([
    ["2026-01-31T23:59:59Z", "2026-01-31T23:59:59.000Z"],
    ["2026-01-31T23:59:59.5Z", "2026-01-31T23:59:59.500Z"],
    ["2026-01-31T23:59:59.123Z", "2026-01-31T23:59:59.123Z"],
    ["2026-01-31T23:59:59.999999999Z", "2026-01-31T23:59:59.999Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ])("%s is kept as %s", (text, kept) => {
    expect(Instant.parse(text)).toBe(kept);
    expect(instant(text)).toBe(kept);
  });

  it.each([
    "2026-02-30T00:00:00Z",
    "2025-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2016-12-31T23:59:60Z",
    "2026-01-01T00:00:00+00:00",
    "2026-01-01T00:00:00",
    "2026-01-01T00:00Z",
    "2026-01-01 00:00:00Z",
    "2026-01-01T00:00:00.Z",
    "2026-01-01t00:00:00z",
    "2026-01-01",
    "+002026-01-01T00:00:00Z",
    "2026-01-01T00:00:00Z\n",
    "",
  ])("%j is refused", (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
    expect(() => instant(text)).toThrow("is not an instant");
  });

  it("says whether the form or the date is wrong, once", () => {
    const messages = (text: string) => Instant.safeParse(text).error?.issues.map(({ message }) => message);
    expect(messages("soon")).toEqual(["expected an RFC 3339 time in UTC, such as 2026-01-31T23:59:59Z"]);
    expect(messages("2026-02-30T00:00:00Z")).toEqual(["no such date or time exists"]);
  });

  it("counts, compares and moves", () => {
    const [noon, later] = [instant("2026-01-01T12:00:00Z"), instant("2026-01-01T12:00:00.001Z")];
    expect(addMs(noon, 1)).toBe(later);
    expect(msBetween(noon, later)).toBe(1);
    expect(msBetween(later, noon)).toBe(-1);
    expect(fromEpochMs(epochMs(noon))).toBe(noon);
    expect([isBefore(noon, later), isBefore(noon, noon), isAfter(later, noon), isAfter(noon, noon)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(earliest(later, noon)).toBe(noon);
    expect(latest(noon, later, noon)).toBe(later);
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 253_402_300_800_000, -62_167_219_200_001])(
    "%d is not a millisecond of a year with four digits",
    (ms) => {
      expect(() => fromEpochMs(ms)).toThrow("is not a whole millisecond");
    },
  );
});
