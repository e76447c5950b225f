import { none } from "../../adapters/dynamodb/side-effects.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { readBacktest } from "./backtest-process.ts";
import { sendToBacktest } from "./send-to-backtest.ts";

/**
 * Says of a backtest that its process failed, and why. No agent can do anything for it, so it is in no queue of theirs: whoever
 * asked for it reads it, the alarm on parked processes counts it, and the process goes on by itself the next day.
 */
export const parkBacktest: TaskHandler = async (input, runtime) => {
  const { caseId, error = "Unknown" } = input;
  runtime.log.error("process parked", { caseId, error });
  const found = await readBacktest(runtime, caseId);
  return sendToBacktest(runtime, input, found, { type: "ParkBacktest", at: runtime.clock.now(), error }, () => none);
};
