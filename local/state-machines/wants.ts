import type { StateMachine, TaskState } from "./definition.ts";
import type { Execution, TaskPhase } from "./execution.ts";
import type { Alarm } from "./interpreter/happenings.ts";
import { standings } from "./interpreter/places.ts";

/** A task to be asked for. */
export interface Call {
  state: TaskState;
  phase: TaskPhase;
}

/**
 * What an execution needs from the world to go on. It follows from the saved state alone, so the difference between two
 * states says what to do, and after a crash the difference to nothing says what to do again.
 */
export interface Wants {
  alarms: Map<string, Alarm>;
  /** By attempt. */
  calls: Map<string, Call>;
  /** ARNs of the executions whose end is waited for, by attempt. */
  ends: Map<string, string>;
}

/** What an execution that ended, or that nobody has looked at, needs. */
export const nothing = (): Wants => ({ alarms: new Map(), calls: new Map(), ends: new Map() });

const addTask = (wants: Wants, add: (alarm: Alarm) => void, { state, phase }: Call): void => {
  const { attempt, timeoutAt, heartbeatAt, child, submitted } = phase;
  if (timeoutAt !== undefined) add({ kind: "timeout", attempt, dueAt: timeoutAt });
  if (heartbeatAt !== undefined) add({ kind: "heartbeat", attempt, dueAt: heartbeatAt });
  if (!submitted) wants.calls.set(attempt, { state, phase });
  if (child !== undefined) wants.ends.set(attempt, child);
};

/** Everything a running execution waits for. */
export const wantsOf = (execution: Execution, machine: StateMachine): Wants => {
  const wants = nothing();
  if (!execution.root) return wants;
  const add = (alarm: Alarm) => void wants.alarms.set(`${execution.arn}/${alarm.attempt}/${alarm.kind}`, alarm);
  if (execution.timeoutAt !== undefined) add({ kind: "execution", attempt: "", dueAt: execution.timeoutAt });
  for (const { flow, state } of standings(execution, machine)) {
    const { phase } = flow.at;
    if (phase.kind === "wait" || phase.kind === "retry") {
      add({ kind: phase.kind, attempt: phase.attempt, dueAt: phase.dueAt });
    }
    if (phase.kind === "task" && state.type === "Task") addTask(wants, add, { state, phase });
  }
  return wants;
};
