import type { Processes } from "../adapters/workflow/processes.ts";
import type { ApiErrorName } from "./state-machines/api-error.ts";
import { ApiError, type Engine } from "./state-machines/engine.ts";

const meant = (error: unknown, ...names: readonly ApiErrorName[]): boolean =>
  error instanceof ApiError && names.includes(error.name);

const unlessOver = async (answer: Promise<void>): Promise<boolean> => {
  try {
    await answer;
    return true;
  } catch (error) {
    if (meant(error, "TaskTimedOut", "TaskDoesNotExist")) return false;
    throw error;
  }
};

/** The processes on the engine of this machine, with the answers that Step Functions would give. */
export const createProcesses = (
  engine: Pick<Engine, "startExecution" | "sendTaskSuccess" | "sendTaskFailure">,
): Processes => ({
  start: async (process, name, input) => {
    try {
      await engine.startExecution({ stateMachine: process, name, input });
    } catch (error) {
      if (!meant(error, "ExecutionAlreadyExists")) throw error;
    }
  },
  resume: (taskToken, output) => unlessOver(engine.sendTaskSuccess({ taskToken, output })),
  interrupt: (taskToken, error) => unlessOver(engine.sendTaskFailure({ taskToken, error })),
});
