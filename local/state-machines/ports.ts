import type { Execution, ExecutionStatus } from "./execution.ts";
import type { HistoryEvent } from "./history.ts";
import type { Json } from "./json.ts";

/** The time, in milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

/** Where identifiers and chance come from. `random` is in [0, 1). */
export interface IdSource {
  uuid(): string;
  random(): number;
}

/**
 * Alarms in memory, rebuilt by `recover()`. Scheduling a key again moves its alarm. `fire` is awaited by whoever drives
 * the queue, and is harmless when it comes late, twice or for something that is over.
 */
export interface Timers {
  schedule(dueAt: number, key: string, fire: () => Promise<void>): void;
  cancel(key: string): void;
}

/**
 * Calls a Lambda by the name or ARN the state machine gives. A function's own error is thrown as something with
 * `errorType` and `errorMessage`, or as an `Error` (its name and message then), as Lambda reports it.
 */
export type InvokeFunction = (functionName: string, payload: Json) => Promise<unknown>;

/** Which executions to list; a missing key leaves that side open. */
export interface ExecutionFilter {
  stateMachine?: string;
  status?: ExecutionStatus;
}

/**
 * Keeps executions across crashes. `create` and `save` are atomic and, once they return, survive the end of the
 * process; history is appended, never rewritten.
 */
export interface ExecutionStore {
  /** False, and nothing written, when the ARN is taken. */
  create(execution: Execution, events: readonly HistoryEvent[]): boolean;
  save(execution: Execution, newEvents: readonly HistoryEvent[]): void;
  load(arn: string): Execution | undefined;
  history(arn: string): HistoryEvent[];
  /** Oldest first. */
  list(filter: ExecutionFilter): Execution[];
  /** ARNs of the executions that have not ended, oldest first. */
  running(): string[];
  /** Keeps a state machine's definition under an id made from its content. */
  saveDefinition(id: string, definition: Json): void;
  loadDefinition(id: string): Json | undefined;
  close(): void;
}
