import { accept, type Decision } from "../kernel/decider.ts";
import type { Backtest, BacktestState, Place } from "./backtest.ts";
import type { BacktestCommand, BacktestCommandOf } from "./commands.ts";
import type { BacktestEvent } from "./events.ts";

type Answer = Decision<BacktestEvent, never>;

const start = (state: BacktestState, { type: _type, at, ...data }: BacktestCommandOf<"StartBacktest">): Answer =>
  state === undefined ? accept({ type: "BacktestStarted", at, data }) : accept();

const isSame = (a: Place | undefined, b: Place): boolean => a?.day === b.day && a.after === b.after;

/** A page counts once, and only where the count stands: whoever replays it again, late or beside another, changes nothing. */
const countPage = (state: Backtest, { at, from, next, cases, changed }: BacktestCommandOf<"CountPage">): Answer => {
  if (!isSame(state.next, from)) return accept();
  const data = { page: state.pages + 1, cases, changed };
  return next === undefined
    ? accept({ type: "WindowReplayed", at, data })
    : accept({ type: "DecisionsReplayed", at, data: { ...data, next } });
};

const complete = (state: Backtest, { at, floorBreaches }: BacktestCommandOf<"CompleteBacktest">): Answer => {
  const { backtestId, market, draft, cases, changed, next, status } = state;
  if (status === "done" || next !== undefined) return accept();
  return accept({ type: "BacktestCompleted", at, data: { backtestId, market, draft, cases, changed, floorBreaches } });
};

/** Answers a command on a backtest with what happened. Nothing is refused: what is done or counted already changes nothing. */
export const decide = (state: BacktestState, command: BacktestCommand): Answer => {
  if (command.type === "StartBacktest") return start(state, command);
  if (state === undefined) return accept();
  switch (command.type) {
    case "CountPage":
      return countPage(state, command);
    case "CompleteBacktest":
      return complete(state, command);
    case "ParkBacktest":
      return state.status === "done"
        ? accept()
        : accept({ type: "BacktestParked", at: command.at, data: { error: command.error } });
  }
};
