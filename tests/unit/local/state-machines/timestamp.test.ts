import { expect, it } from "vitest";
import { parseTimestamp } from "../../../../local/state-machines/states/timestamp.ts";

it.each([
  ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00.000Z"],
  ["2026-03-01T12:00Z", "2026-03-01T12:00:00.000Z"],
  ["2026-03-01T12:00:00.1Z", "2026-03-01T12:00:00.100Z"],
  ["2026-03-01T12:00:00.123999999Z", "2026-03-01T12:00:00.123Z"],
  ["2026-03-01T00:30:00+09:00", "2026-02-28T15:30:00.000Z"],
  ["2024-02-29T12:00:00-03:00", "2024-02-29T15:00:00.000Z"],
])("reads %s", (text, instant) => {
  expect(new Date(parseTimestamp(text) ?? Number.NaN).toISOString()).toBe(instant);
});

it.each([
  "2026-03-01",
  "2026-03-01T12:00:00",
  "2026-03-01 12:00:00Z",
  "2026-13-01T12:00:00Z",
  "2026-02-29T12:00:00Z",
  "2026-03-01T25:00:00Z",
  "2026-03-01T12:60:00Z",
  "2026-03-01T12:00:00.Z",
  "2026-03-01T12:00:00+0900",
  "tomorrow",
  "",
])("does not read %j", (text) => {
  expect(parseTimestamp(text)).toBeUndefined();
});
