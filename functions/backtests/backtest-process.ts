import { load } from "../../adapters/dynamodb/load.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { TaskAnswer } from "../../adapters/workflow/task.ts";
import type { Backtest } from "../../domain/backtests/index.ts";
import { backtestAggregate } from "./backtest-aggregate.ts";

/**
 * The word that the state machine goes on with: a parked backtest goes on where it was, so its word is what is left to do.
 */
export const wordOf = ({ status, next }: Pick<Backtest, "status" | "next">): TaskAnswer["status"] => {
  if (status === "done") return "done";
  return next === undefined ? "counted" : "replaying";
};

/** What a task answers of a backtest; nothing in it waits for anybody. */
export const answerOf = (outcome: TaskAnswer["outcome"], state: Backtest): TaskAnswer => ({
  outcome,
  status: wordOf(state),
  wakeAt: null,
});

/** A backtest that a process is about; that it does not exist is a bug and throws. */
export const readBacktest = async (runtime: Runtime, backtestId: string) => {
  const found = await load(runtime.store, backtestAggregate, backtestId);
  if (found?.state === undefined) throw new Error(`backtest ${backtestId} does not exist`);
  return { state: found.state, version: found.version };
};
