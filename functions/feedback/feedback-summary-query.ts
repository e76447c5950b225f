import * as z from "zod";
import { GroupBy } from "../../domain/feedback/summary/groups.ts";
import { epochDayOf } from "../../domain/kernel/local-days.ts";

/** A quarter with its ends. Each day is a partition that is read. */
export const SUMMARY_DAYS_MAX = 92;

/** Days are those on which surveys were sent (UTC), both included. */
export const FeedbackSummaryQuery = z
  .strictObject({
    market: z.string().regex(/^[A-Z]{2}$/, "expected two capital letters"),
    from: z.iso.date(),
    to: z.iso.date(),
    groupBy: GroupBy.default("market"),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "expected a day that is not before from" })
  .refine(({ from, to }) => epochDayOf(to) - epochDayOf(from) < SUMMARY_DAYS_MAX, {
    path: ["to"],
    error: `expected at most ${SUMMARY_DAYS_MAX} days`,
  });
export type FeedbackSummaryQuery = z.infer<typeof FeedbackSummaryQuery>;
