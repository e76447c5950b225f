import { epochDayOf, isoDateOf } from "../../domain/kernel/local-days.ts";

/** Days that are read at once: fast enough for a quarter, and no burst on the table. */
const DAYS_AT_ONCE = 10;

/** What `read` finds on each day from one to another, both included, in their order. */
export const everyDay = async <Found>(
  from: string,
  to: string,
  read: (day: string) => Promise<readonly Found[]>,
): Promise<readonly Found[]> => {
  const first = epochDayOf(from);
  const days = Array.from({ length: epochDayOf(to) - first + 1 }, (_, index) => isoDateOf(first + index));
  const found: (readonly Found[])[] = [];
  for (let start = 0; start < days.length; start += DAYS_AT_ONCE)
    found.push(...(await Promise.all(days.slice(start, start + DAYS_AT_ONCE).map(read))));
  return found.flat();
};
