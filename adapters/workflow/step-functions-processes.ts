import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { Processes, ProcessName } from "./processes.ts";

/** Nobody waits under the token any more: it was answered, or its time ran out. */
const isOver = (error: unknown): boolean =>
  error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;

const unlessOver = async (answer: Promise<unknown>): Promise<boolean> => {
  try {
    await answer;
    return true;
  } catch (error) {
    if (isOver(error)) return false;
    throw error;
  }
};

/** The processes as Step Functions runs them; the ARN of each by its name. */
export const stepFunctionsProcesses = (
  client: SFNClient,
  machineArns: Readonly<Partial<Record<ProcessName, string>>>,
): Processes => ({
  start: async (process, name, input) => {
    const stateMachineArn = machineArns[process];
    invariant(stateMachineArn !== undefined, `the ARN of ${process} is configured where processes are started`);
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    } catch (error) {
      // A name runs once: a second delivery of the event that starts it finds it there.
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
  resume: (taskToken, output) =>
    unlessOver(client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }))),
  interrupt: (taskToken, error) => unlessOver(client.send(new SendTaskFailureCommand({ taskToken, error }))),
});
