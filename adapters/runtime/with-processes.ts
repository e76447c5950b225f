import { SFNClient } from "@aws-sdk/client-sfn";
import type { ProcessName } from "../workflow/processes.ts";
import { stepFunctionsProcesses } from "../workflow/step-functions-processes.ts";
import type { RuntimePart } from "./runtime-part.ts";

const known = (arns: Readonly<Record<ProcessName, string | undefined>>): Partial<Record<ProcessName, string>> =>
  Object.fromEntries(Object.entries(arns).filter(([, arn]) => arn !== undefined));

/** For Lambdas that start a process or answer one that waits. */
export const withProcesses: RuntimePart = (configuration) => ({
  processes: stepFunctionsProcesses(
    new SFNClient({}),
    known({
      return: configuration.RETURN_STATE_MACHINE_ARN,
      refund: configuration.REFUND_STATE_MACHINE_ARN,
      feedback: configuration.FEEDBACK_STATE_MACHINE_ARN,
      experiment: configuration.EXPERIMENT_STATE_MACHINE_ARN,
      backtest: configuration.BACKTEST_STATE_MACHINE_ARN,
      sop: configuration.SOP_STATE_MACHINE_ARN,
      chargeback: configuration.CHARGEBACK_STATE_MACHINE_ARN,
      dispute: configuration.DISPUTE_STATE_MACHINE_ARN,
      quality: configuration.QUALITY_STATE_MACHINE_ARN,
    }),
  ),
});
