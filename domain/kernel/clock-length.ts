import * as z from "zod";

/** Ten years: more than any return window or warranty, so a larger number is a slip of the pen. */
const daysMax = 3_660;
const days = z.int().min(1).max(daysMax);
const hours = z
  .int()
  .min(1)
  .max(daysMax * 24);

/** How long a party has, in exactly one unit, a whole number from 1 up. `dueAt` says what each unit means. */
export const ClockLength = z.union(
  [
    z.strictObject({ hours }),
    z.strictObject({ calendarDays: days }),
    z.strictObject({ businessDays: days }),
    z.strictObject({ businessHours: hours }),
  ],
  { error: "expected exactly one of hours, calendarDays, businessDays, businessHours: a whole number from 1 up" },
);
export type ClockLength = Readonly<z.infer<typeof ClockLength>>;

/** The bare number of a length. */
export const countOf = (length: ClockLength): number => Object.values(length)[0] ?? 0;

const unitNames = {
  hours: ["hour", "hours"],
  calendarDays: ["calendar day", "calendar days"],
  businessDays: ["business day", "business days"],
  businessHours: ["business hour", "business hours"],
} as const;

/** The length in plain English for logs and explanations: `2 business days`. */
export const describeLength = (length: ClockLength): string => {
  const unit = Object.keys(length)[0] as keyof typeof unitNames;
  const [one, many] = unitNames[unit];
  const count = countOf(length);
  return `${count} ${count === 1 ? one : many}`;
};
