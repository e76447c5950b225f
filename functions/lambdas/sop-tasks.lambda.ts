import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { sopTasks } from "../sops/tasks.ts";

/** What the state machine of procedures asks for. */
export const handler = taskHandler(sopTasks, lambdaRuntime([withProcesses]));
