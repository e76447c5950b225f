import { stateMachineArn } from "./arns.ts";
import type { Execution, ExecutionStatus } from "./execution.ts";
import type { Json } from "./json.ts";

/** An execution as `DescribeExecution` answers it; values are JSON values, dates RFC 3339 instants in UTC. */
export interface ExecutionDescription {
  executionArn: string;
  stateMachineArn: string;
  name: string;
  status: ExecutionStatus;
  startDate: string;
  stopDate?: string;
  input: Json;
  output?: Json;
  error?: string;
  cause?: string;
}

/** What a caller may know of an execution. */
export const describe = (execution: Execution): ExecutionDescription => {
  const { arn, stateMachine, name, status, startedAt, stoppedAt, input, output, error, cause } = execution;
  return {
    executionArn: arn,
    stateMachineArn: stateMachineArn(stateMachine),
    name,
    status,
    startDate: startedAt,
    ...(stoppedAt === undefined ? {} : { stopDate: stoppedAt }),
    input,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
};

/** What a task that waited for the execution gets as its result, or as its failure's cause: AWS's `sync:2` answer. */
export const endReport = (execution: Execution): { [key: string]: Json } => {
  const { arn, stateMachine, name, status, startedAt, stoppedAt, input, output, error, cause } = execution;
  return {
    ExecutionArn: arn,
    Input: input,
    InputDetails: { Included: true },
    Name: name,
    ...(output === undefined ? {} : { Output: output, OutputDetails: { Included: true } }),
    ...(error === undefined ? {} : { Error: error }),
    ...(cause === undefined ? {} : { Cause: cause }),
    StartDate: Date.parse(startedAt),
    StateMachineArn: stateMachineArn(stateMachine),
    Status: status,
    ...(stoppedAt === undefined ? {} : { StopDate: Date.parse(stoppedAt) }),
  };
};
