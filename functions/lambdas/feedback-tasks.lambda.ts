import { lambdaRuntime } from "../../adapters/runtime/lambda-runtime.ts";
import { withPartners } from "../../adapters/runtime/with-partners.ts";
import { withProcesses } from "../../adapters/runtime/with-processes.ts";
import { withSurveys } from "../../adapters/runtime/with-surveys.ts";
import { taskHandler } from "../../adapters/workflow/task.ts";
import { feedbackTasks } from "../feedback/tasks.ts";

/** What the feedback state machine asks for. */
export const handler = taskHandler(feedbackTasks, lambdaRuntime([withProcesses, withPartners, withSurveys]));
