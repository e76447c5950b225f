import type { Decider } from "../kernel/decider.ts";
import type { BacktestState } from "./backtest.ts";
import type { BacktestCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { BacktestEvent } from "./events.ts";
import { evolve } from "./evolve.ts";

export { Backtest, type BacktestState, BacktestStatus, Place, VersionRef, Window } from "./backtest.ts";
export type { BacktestCommand } from "./commands.ts";
export { BacktestEvent, type BacktestEventType, backtestEventTypes } from "./events.ts";
export { backtestLifecycle } from "./lifecycle.ts";

/** The decider of backtests: how far a version has been tried on past decisions. */
export const backtests: Decider<BacktestState, BacktestCommand, BacktestEvent, never> = {
  initial: undefined,
  decide,
  evolve,
};
