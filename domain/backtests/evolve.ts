import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { Backtest, BacktestState } from "./backtest.ts";
import type { BacktestEvent } from "./events.ts";
import { backtestLifecycle } from "./lifecycle.ts";

type Begun = Extract<BacktestEvent, { type: "BacktestStarted" }>;

const begin = ({ at, data }: Begun): Backtest => ({
  ...data,
  status: "replaying",
  startedAt: at,
  next: { day: data.window.from },
  pages: 0,
  cases: 0,
  changed: 0,
});

const counted = (state: Backtest, data: { readonly cases: number; readonly changed: number }) => ({
  pages: state.pages + 1,
  cases: state.cases + data.cases,
  changed: state.changed + data.changed,
});

/** The backtest after an event. Throws where the table has no such move. */
export const evolve = (state: BacktestState, event: BacktestEvent): Backtest => {
  const status = statusAfter(backtestLifecycle, state?.status ?? "none", event.type);
  if (event.type === "BacktestStarted") return begin(event);
  invariant(state !== undefined && status !== "none", "only BacktestStarted begins a backtest");
  const { error: _error, next, ...rest } = state;
  switch (event.type) {
    case "DecisionsReplayed":
      return { ...rest, status, ...counted(state, event.data), next: event.data.next };
    case "WindowReplayed":
      return { ...rest, status, ...counted(state, event.data) };
    case "BacktestCompleted":
      return { ...rest, status, finishedAt: event.at, floorBreaches: event.data.floorBreaches };
    case "BacktestParked":
      return { ...rest, status, ...(next && { next }), error: event.data.error };
  }
};
