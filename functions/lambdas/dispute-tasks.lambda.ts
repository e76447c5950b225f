import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { disputeTasks } from "../disputes/tasks.ts";

/** What the dispute state machine asks for. */
export const handler = taskHandler(disputeTasks, lambdaRuntime([withProcesses]));
