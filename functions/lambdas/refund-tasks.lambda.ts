import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { taskFunctions } from "../tasks.ts";

/** What the refund state machine asks for. */
export const handler = taskHandler(taskFunctions["refund-tasks"], lambdaRuntime());
