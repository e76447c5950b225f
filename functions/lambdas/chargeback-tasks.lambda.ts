import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withPartners } from "../../adapters/runtime/with-partners.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { chargebackTasks } from "../chargebacks/tasks.ts";

/** What the chargeback state machine asks for. */
export const handler = taskHandler(chargebackTasks, lambdaRuntime([withProcesses, withPartners]));
