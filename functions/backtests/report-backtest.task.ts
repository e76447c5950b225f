import { backtestReportWrite, backtestTally } from "../../adapters/dynamodb/backtest-results.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { reportOf, tierBounds } from "../../domain/policies/backtest/index.ts";
import { answerOf, readBacktest } from "./backtest-process.ts";
import { policyToTry } from "./policy-to-try.ts";
import { sendToBacktest } from "./send-to-backtest.ts";

/** Makes one report of all pages of a backtest, which ends it. */
export const reportBacktest: TaskHandler = async (input, runtime) => {
  const found = await readBacktest(runtime, input.caseId);
  const { status, next, market, draft } = found.state;
  if (status === "done" || next !== undefined) return answerOf("unchanged", found.state);
  const at = runtime.clock.now();
  const [{ document }, tally] = await Promise.all([
    policyToTry(runtime, market, draft),
    backtestTally(runtime.store, input.caseId),
  ]);
  const report = reportOf(tally, tierBounds(document.limits), at);
  const command = { type: "CompleteBacktest" as const, at, floorBreaches: report.undercut.after };
  const commandId = `${input.caseId}:report`;
  return sendToBacktest(runtime, { ...input, commandId }, found, command, () =>
    backtestReportWrite(input.caseId, report),
  );
};
