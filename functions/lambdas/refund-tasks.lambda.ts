import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withPartners } from "../../adapters/runtime/with-partners.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { refundTasks } from "../refunds/tasks.ts";

/** What the refund state machine asks for. */
export const handler = taskHandler(refundTasks, lambdaRuntime([withProcesses, withPartners]));
