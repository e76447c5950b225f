import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { BacktestStatus } from "./backtest.ts";
import type { BacktestEventType } from "./events.ts";

/** Status × event → next status of a backtest. A parked one goes on where it was as soon as a page or the report succeeds. */
export const backtestLifecycle: Lifecycle<BacktestStatus, BacktestEventType> = {
  none: { BacktestStarted: "replaying" },
  replaying: { DecisionsReplayed: "replaying", WindowReplayed: "counted", BacktestParked: "parked" },
  counted: { BacktestCompleted: "done", BacktestParked: "parked" },
  parked: {
    DecisionsReplayed: "replaying",
    WindowReplayed: "counted",
    BacktestCompleted: "done",
    BacktestParked: "parked",
  },
  done: {},
};
