import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { qualityTasks } from "../quality/tasks.ts";

/** What the state machine of reviews asks for. */
export const handler = taskHandler(qualityTasks, lambdaRuntime([withProcesses]));
