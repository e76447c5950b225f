import * as z from "zod";
import { invariant } from "./invariant.ts";

const rfc3339Utc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** The length of "2026-01-31T23:59:59", the part that is the same in every spelling of an instant. */
const secondsLength = 19;

// A fraction finer than a millisecond is cut, not rounded, so that an instant never moves into the next second.
const canonical = (text: string): string =>
  `${text.slice(0, secondsLength)}.${text
    .slice(secondsLength + 1, -1)
    .slice(0, 3)
    .padEnd(3, "0")}Z`;

// Date.parse lets February 30 roll over into March; writing the date out again shows it.
const isRealTime = (text: string): boolean => {
  const epochMs = Date.parse(canonical(text));
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString() === canonical(text);
};

/**
 * A moment in UTC. RFC 3339 with a Z goes in; one canonical form with milliseconds comes out
 * (`2026-01-31T23:59:59.000Z`), so that comparing two instants as strings compares them in time, also in sort keys.
 */
export const Instant = z
  .string()
  .regex(rfc3339Utc, { error: "expected an RFC 3339 time in UTC, such as 2026-01-31T23:59:59Z", abort: true })
  .refine(isRealTime, { error: "no such date or time exists", abort: true })
  .overwrite(canonical)
  .brand<"Instant">()
  .meta({ format: "date-time" });
export type Instant = z.infer<typeof Instant>;

/** An instant from a text that is known to be one; anything else is a bug and throws. Parse outside input with `Instant`. */
export const instant = (text: string): Instant => {
  invariant(rfc3339Utc.test(text) && isRealTime(text), `${text} is not an instant`);
  return canonical(text) as Instant;
};

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const epochMs = (at: Instant): number => Date.parse(at);

const firstMs = Date.parse("0000-01-01T00:00:00.000Z");
const lastMs = Date.parse("9999-12-31T23:59:59.999Z");

/** The instant of a whole number of milliseconds since 1970, in the years 0000 to 9999. */
export const fromEpochMs = (ms: number): Instant => {
  invariant(
    Number.isInteger(ms) && ms >= firstMs && ms <= lastMs,
    `${ms} is not a whole millisecond of a written year`,
  );
  return new Date(ms).toISOString() as Instant;
};

/** Strictly before. */
export const isBefore = (a: Instant, b: Instant): boolean => a < b;

/** Strictly after. */
export const isAfter = (a: Instant, b: Instant): boolean => a > b;

/** The first in time. */
export const earliest = (first: Instant, ...others: readonly Instant[]): Instant =>
  others.reduce((found, at) => (at < found ? at : found), first);

/** The last in time. */
export const latest = (first: Instant, ...others: readonly Instant[]): Instant =>
  others.reduce((found, at) => (at > found ? at : found), first);

/** The instant so many milliseconds later, or earlier when negative. */
export const addMs = (at: Instant, ms: number): Instant => fromEpochMs(epochMs(at) + ms);

/** Milliseconds from the first to the second; negative when the second is earlier. */
export const msBetween = (from: Instant, to: Instant): number => epochMs(to) - epochMs(from);
