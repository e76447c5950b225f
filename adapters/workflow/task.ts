import middy from "@middy/core";
import type { Runtime } from "../runtime/runtime.ts";

/**
 * What a state machine hands to a task. `commandId` is execution name, state name and entered time, so that a retried task
 * acts once. States that wait add their token, the status that they wait in (absent: whatever it is after the task's own
 * work) and when they will ring. `error` names what led to a parked case.
 */
export interface TaskInput {
  readonly task: string;
  readonly caseId: string;
  readonly commandId: string;
  readonly taskToken?: string;
  readonly awaited?: string;
  readonly wakeAt?: string | null;
  readonly error?: string;
}

/** What a task answers: the words that a Choice reads, and the instant at which the next wait ends (null: no clock runs). */
export interface TaskAnswer {
  readonly outcome: "moved" | "unchanged" | "refused";
  readonly status: string;
  readonly wakeAt: string | null;
}

/** The use case behind a task, `<entry>.task.ts`. */
export type TaskHandler = (input: TaskInput, runtime: Runtime) => Promise<TaskAnswer>;

/** The Lambda handler of one domain's tasks. */
export const taskHandler = (tasks: Readonly<Record<string, TaskHandler>>, runtime: Runtime) =>
  middy<TaskInput, TaskAnswer>().handler(async (input) => {
    const handle = tasks[input.task];
    if (handle === undefined) throw new Error(`there is no task ${input.task}`);
    const answer = await handle(input, runtime);
    runtime.log.info("task", {
      task: input.task,
      caseId: input.caseId,
      outcome: answer.outcome,
      status: answer.status,
    });
    return answer;
  });
