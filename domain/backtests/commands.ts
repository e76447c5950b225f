import * as z from "zod";
import { BacktestId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Place, VersionRef, Window } from "./backtest.ts";

const count = z.int().nonnegative();

/** By the platform: a version is to be tried on the decisions of a window. */
export const StartBacktest = z.object({
  type: z.literal("StartBacktest"),
  at: Instant,
  backtestId: BacktestId,
  market: z.string(),
  draft: VersionRef,
  live: VersionRef.optional(),
  window: Window,
});

/** A page of decisions was replayed, the one that began at `from`; `next` is absent after the last. */
export const CountPage = z.object({
  type: z.literal("CountPage"),
  at: Instant,
  from: Place,
  next: Place.optional(),
  cases: count,
  changed: count,
});

/** All pages are one report now; `floorBreaches` counts cases to which the version alone would give less than the law. */
export const CompleteBacktest = z.object({ type: z.literal("CompleteBacktest"), at: Instant, floorBreaches: count });

/** Its process failed, with the error's name; it is tried again later. */
export const ParkBacktest = z.object({ type: z.literal("ParkBacktest"), at: Instant, error: z.string() });

export const BacktestCommand = z.discriminatedUnion("type", [StartBacktest, CountPage, CompleteBacktest, ParkBacktest]);
export type BacktestCommand = z.infer<typeof BacktestCommand>;
export type BacktestCommandOf<Type extends BacktestCommand["type"]> = Extract<BacktestCommand, { type: Type }>;
