import { backtestPageWrites } from "../../adapters/dynamodb/backtest-results.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { answerOf, readBacktest } from "./backtest-process.ts";
import { replayPage } from "./replay-page.ts";
import { sendToBacktest } from "./send-to-backtest.ts";

/**
 * Replays the next page of a backtest and counts it, all in one transaction and as a command of the page: whoever replays it again,
 * after a crash or at the same time, counts it once.
 */
export const replayDecisions: TaskHandler = async (input, runtime) => {
  const found = await readBacktest(runtime, input.caseId);
  const { next: from } = found.state;
  if (from === undefined) return answerOf("unchanged", found.state);
  const { tally, changes, next } = await replayPage(runtime, found.state, from);
  const command = {
    type: "CountPage" as const,
    at: runtime.clock.now(),
    from,
    next,
    cases: tally.all.cases,
    changed: tally.all.changed,
  };
  const commandId = `${input.caseId}:page-${found.state.pages + 1}`;
  return sendToBacktest(runtime, { ...input, commandId }, found, command, ({ pages }) =>
    backtestPageWrites(input.caseId, pages, tally, changes),
  );
};
