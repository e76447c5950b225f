import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { taskFunctions } from "../tasks.ts";

/** What the return state machine asks for. */
export const handler = taskHandler(taskFunctions["return-tasks"], lambdaRuntime());
