import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { experimentTasks } from "../experiments/tasks.ts";

/** What the experiment state machine asks for. */
export const handler = taskHandler(experimentTasks, lambdaRuntime([withProcesses]));
