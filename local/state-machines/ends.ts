import { endReport } from "./descriptions.ts";
import type { Execution, Starter } from "./execution.ts";
import { executionStopped, taskFailed, taskSucceeded } from "./interpreter/happenings.ts";
import type { ExecutionStore } from "./ports.ts";
import type { Turns } from "./turns.ts";

const CUT_SHORT = "The task that waited for this execution was cut short.";

/** Brings the news of an execution's end to the tasks that wait for it. */
export interface Ends {
  /** The task waits from now on; an execution that has ended already is told at once. */
  await(task: Starter, child: string): void;
  /** The execution ended: whoever waits is told. */
  tell(ended: Execution): void;
  /** Stops an execution whose waiting task is over, as AWS does; one that has ended is left as it is. */
  stop(child: string): void;
}

/** With nobody waiting for anybody. */
export const createEnds = (
  store: ExecutionStore,
  turns: () => Turns,
  inBackground: (work: Promise<unknown>) => void,
): Ends => {
  const waiting = new Map<string, Starter[]>();
  const tellTask = ({ arn, attempt }: Starter, ended: Execution): void => {
    const report = endReport(ended);
    const happening =
      ended.status === "SUCCEEDED"
        ? taskSucceeded(attempt, report)
        : taskFailed(attempt, { error: "States.TaskFailed", cause: JSON.stringify(report) });
    inBackground(turns().take(arn, happening));
  };
  return {
    await(task, child) {
      const execution = store.load(child);
      if (execution && execution.status !== "RUNNING") tellTask(task, execution);
      else waiting.set(child, [...(waiting.get(child) ?? []), task]);
    },
    tell(ended) {
      const tasks = waiting.get(ended.arn) ?? [];
      waiting.delete(ended.arn);
      for (const task of tasks) tellTask(task, ended);
    },
    stop: (child) => inBackground(turns().take(child, executionStopped({ cause: CUT_SHORT }))),
  };
};
