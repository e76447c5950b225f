import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { returnTasks } from "../returns/tasks.ts";

/** What the return state machine asks for. */
export const handler = taskHandler(returnTasks, lambdaRuntime([withProcesses]));
