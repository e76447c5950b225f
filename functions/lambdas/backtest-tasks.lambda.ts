import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withPolicies } from "../../adapters/runtime/with-policies.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { backtestTasks } from "../backtests/tasks.ts";

/** What the backtest state machine asks for. */
export const handler = taskHandler(backtestTasks, lambdaRuntime([withPolicies]));
