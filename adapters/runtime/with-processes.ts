import { SFNClient } from "@aws-sdk/client-sfn";
import { stepFunctionsProcesses } from "../workflow/step-functions-processes.ts";
import type { RuntimePart } from "./runtime-part.ts";

/** For Lambdas that start a process or answer one that waits. */
export const withProcesses: RuntimePart = ({
  RETURN_STATE_MACHINE_ARN,
  REFUND_STATE_MACHINE_ARN,
  FEEDBACK_STATE_MACHINE_ARN,
  EXPERIMENT_STATE_MACHINE_ARN,
}) => ({
  processes: stepFunctionsProcesses(new SFNClient({}), {
    ...(RETURN_STATE_MACHINE_ARN === undefined ? {} : { return: RETURN_STATE_MACHINE_ARN }),
    ...(REFUND_STATE_MACHINE_ARN === undefined ? {} : { refund: REFUND_STATE_MACHINE_ARN }),
    ...(FEEDBACK_STATE_MACHINE_ARN === undefined ? {} : { feedback: FEEDBACK_STATE_MACHINE_ARN }),
    ...(EXPERIMENT_STATE_MACHINE_ARN === undefined ? {} : { experiment: EXPERIMENT_STATE_MACHINE_ARN }),
  }),
});
