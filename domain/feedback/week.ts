import type { Instant } from "../kernel/instant.ts";
import { epochDayOf, isoDateOf, isoWeekdayOf } from "../kernel/local-days.ts";

const DATE_LENGTH = "2026-03-10".length;
const YEAR_LENGTH = "2026".length;
const DAYS_A_WEEK = 7;
const THURSDAY = 4;

/** The ISO 8601 week (UTC) of an instant, e.g. 2026-W11: the week belongs to the year that its Thursday lies in. */
export const isoWeekOf = (at: Instant): string => {
  const day = epochDayOf(at.slice(0, DATE_LENGTH));
  const thursday = isoDateOf(day + THURSDAY - isoWeekdayOf(day));
  const year = thursday.slice(0, YEAR_LENGTH);
  const week = Math.floor((epochDayOf(thursday) - epochDayOf(`${year}-01-01`)) / DAYS_A_WEEK) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
};
