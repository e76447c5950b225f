import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { answerOf, readBacktest } from "./backtest-process.ts";

/** Starts the process of a backtest; one of it has one process however often this runs. */
export const startBacktestProcess: ReactionHandler = async ({ caseId }, runtime) => {
  const { status, wakeAt } = answerOf("unchanged", (await readBacktest(runtime, caseId)).state);
  await runtime.processes.start("backtest", `${caseId}-backtest`, { caseId, status, wakeAt });
};
