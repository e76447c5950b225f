import * as z from "zod";
import { epochMs, fromEpochMs, type Instant } from "../kernel/instant.ts";
import type { WorkItem } from "./work-item.ts";

const MS_PER_HOUR = 3_600_000;
const PER_CENT = 100;

/**
 * How a queue is ordered. `headStartHours` is how much sooner a case of a severity counts as due, `waitingPercent` how much of the
 * time that a case has waited is taken from its slack, `undatedDueHours` when a case without a deadline counts as due.
 */
export const OrderTerms = z.strictObject({
  headStartHours: z.strictObject({
    1: z.int().nonnegative(),
    2: z.int().nonnegative(),
    3: z.int().nonnegative(),
    4: z.int().nonnegative(),
    5: z.int().nonnegative(),
  }),
  waitingPercent: z.int().nonnegative(),
  undatedDueHours: z.int().positive(),
});
export type OrderTerms = z.infer<typeof OrderTerms>;

type Ranked = Pick<WorkItem, "openedAt" | "dueAt" | "needs">;

const DEFAULT_SEVERITY = 3;

/**
 * Where an item stands in its queue: the smaller, the sooner it is worked on. The pressure at an instant t is
 * `(due − headStart − t) − w·(t − openedAt)`: slack, less what severity takes of it, less a share w of the time waited. Which of two
 * items has the smaller pressure is the same at every t, so the order needs no clock: it is that of
 * `(due − headStart + w·openedAt) / (1 + w)`, an instant that changes only when the item does.
 */
export const rankOf = (
  { openedAt, dueAt, needs }: Ranked,
  { headStartHours, waitingPercent, undatedDueHours }: OrderTerms,
): Instant => {
  const openedMs = epochMs(openedAt);
  const dueMs = dueAt === undefined ? openedMs + undatedDueHours * MS_PER_HOUR : epochMs(dueAt);
  const severity = (needs?.severity ?? DEFAULT_SEVERITY) as keyof OrderTerms["headStartHours"];
  const pressedMs = dueMs - headStartHours[severity] * MS_PER_HOUR;
  const sum = pressedMs * PER_CENT + waitingPercent * openedMs;
  return fromEpochMs(Math.floor(sum / (PER_CENT + waitingPercent)));
};
