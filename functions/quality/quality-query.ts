import * as z from "zod";
import { epochDayOf } from "../../domain/kernel/local-days.ts";

/** A quarter with its ends. Each day is a partition that is read. */
const DAYS_MAX = 92;

/** Days are those on which decisions were made (UTC), both included. */
export const QualityQuery = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "expected a day that is not before from" })
  .refine(({ from, to }) => epochDayOf(to) - epochDayOf(from) < DAYS_MAX, {
    path: ["to"],
    error: `expected at most ${DAYS_MAX} days`,
  });
export type QualityQuery = z.infer<typeof QualityQuery>;
