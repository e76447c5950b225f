import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import {
  Backtest,
  type BacktestCommand,
  type BacktestEvent,
  type BacktestState,
  backtests,
} from "../../domain/backtests/index.ts";

/** The list of a version's backtests. */
export const backtestsOf = (market: string, version: number): string => `backtest#${market}#${version}`;

/** How backtests are kept: in one list a version of a policy, for good. */
export const backtestAggregate: Aggregate<BacktestState, BacktestCommand, BacktestEvent, never> = {
  kind: "backtest",
  decider: backtests,
  stateSchema: Backtest,
  listing: (state) => ({
    openedAt: state?.startedAt ?? "",
    queue: state && backtestsOf(state.market, state.draft.version),
  }),
};
