import * as z from "zod";
import { ClockLength } from "../kernel/clocks.ts";

/** The periods in which a buyer may ask, by name; a market has the last two only where its law gives them. */
export const WindowName = z.enum(["changeOfMind", "notAsDescribed", "notReceived", "withdrawal", "guarantee"]);
export type WindowName = z.infer<typeof WindowName>;

/**
 * One period and what happens when its last day is a weekend or holiday: `as_counted` ends there all the same,
 * `next_working_day` moves on, as the law of some markets has it.
 */
export const WindowTerms = z.strictObject({
  length: ClockLength,
  lastDay: z.enum(["as_counted", "next_working_day"]),
  citation: z.string().min(1),
});
export type WindowTerms = z.infer<typeof WindowTerms>;

/**
 * A market's periods. `withdrawalUninformed` is the longer right of a buyer whom the seller never told of the right to
 * withdraw.
 */
export const ReturnWindows = z.strictObject({
  changeOfMind: WindowTerms,
  notAsDescribed: WindowTerms,
  notReceived: WindowTerms,
  withdrawal: WindowTerms.optional(),
  withdrawalUninformed: WindowTerms.optional(),
  guarantee: WindowTerms.optional(),
});
export type ReturnWindows = z.infer<typeof ReturnWindows>;
