import * as z from "zod";
import { BacktestId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";

/** A policy version by its number and the hash of its document. */
export const VersionRef = z.object({ version: z.int().positive(), contentHash: z.string().min(1) });
export type VersionRef = Readonly<z.infer<typeof VersionRef>>;

/** Days of UTC, both included. */
export const Window = z.object({ from: z.iso.date(), to: z.iso.date() });
export type Window = Readonly<z.infer<typeof Window>>;

/** Where in a window the next page begins: on a day, after a decision of it where some of the day are counted. */
export const Place = z.object({ day: z.iso.date(), after: z.string().optional() });
export type Place = Readonly<z.infer<typeof Place>>;

export const BacktestStatus = z.enum(["none", "replaying", "counted", "done", "parked"]);
export type BacktestStatus = z.infer<typeof BacktestStatus>;

const count = z.int().nonnegative();

/**
 * One run of a policy version over a market's past decisions. `live` is the version that was in force when it began. `next` is
 * where it goes on, absent once the whole window is counted. `changed` counts decisions that would get other terms, `floorBreaches`
 * cases to which the version alone would give less than the law.
 */
export const Backtest = z.object({
  backtestId: BacktestId,
  market: z.string(),
  draft: VersionRef,
  live: VersionRef.optional(),
  window: Window,
  status: BacktestStatus.exclude(["none"]),
  startedAt: Instant,
  next: Place.optional(),
  pages: count,
  cases: count,
  changed: count,
  floorBreaches: count.optional(),
  finishedAt: Instant.optional(),
  error: z.string().optional(),
});
export type Backtest = Readonly<z.infer<typeof Backtest>>;

/** Nothing before the first event. */
export type BacktestState = Backtest | undefined;
