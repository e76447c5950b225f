import type { Processes } from "../adapters/workflow/processes.ts";
import type { ApiErrorName } from "./state-machines/api-error.ts";
import { ApiError, type Engine } from "./state-machines/engine.ts";

const meant = (error: unknown, ...names: readonly ApiErrorName[]): boolean =>
  error instanceof ApiError && names.includes(error.name);

/** The processes on the engine of this machine, with the answers that Step Functions would give. */
export const createProcesses = (engine: Pick<Engine, "startExecution" | "sendTaskSuccess">): Processes => ({
  start: async (process, name, input) => {
    try {
      await engine.startExecution({ stateMachine: process, name, input });
    } catch (error) {
      if (!meant(error, "ExecutionAlreadyExists")) throw error;
    }
  },
  resume: async (taskToken, output) => {
    try {
      await engine.sendTaskSuccess({ taskToken, output });
      return true;
    } catch (error) {
      if (meant(error, "TaskTimedOut", "TaskDoesNotExist")) return false;
      throw error;
    }
  },
});
