import * as z from "zod";
import { Instant } from "../kernel/instant.ts";
import { ContentHash } from "./policy-version.ts";

/** From when a version is in force. It ends where the next one begins, so that intervals neither overlap nor leave a gap. */
export const ScheduledInterval = z.object({
  from: Instant,
  number: z.int().positive(),
  contentHash: ContentHash,
});
export type ScheduledInterval = z.infer<typeof ScheduledInterval>;

/** The intervals of one market, the earliest first. */
export type Schedule = readonly ScheduledInterval[];

/** Who is in force at an instant; undefined before the first interval, where the policy that came with the software is. */
export const intervalAt = (schedule: Schedule, at: Instant): ScheduledInterval | undefined =>
  schedule.findLast(({ from }) => from <= at);

/** Whose interval follows the one of a version. */
export const successorOf = (schedule: Schedule, number: number): ScheduledInterval | undefined => {
  const index = schedule.findIndex((interval) => interval.number === number);
  return index === -1 ? undefined : schedule[index + 1];
};

/** The schedule with one interval more, which cuts the one that it begins in. */
export const withInterval = (schedule: Schedule, added: ScheduledInterval): Schedule =>
  [...schedule, added].sort((a, b) => (a.from < b.from ? -1 : 1));

/** The schedule without a version; the one before it goes on in its place. */
export const withoutVersion = (schedule: Schedule, number: number): Schedule =>
  schedule.filter((interval) => interval.number !== number);
