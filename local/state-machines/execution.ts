import type { Failure } from "./failure.ts";
import type { Json } from "./json.ts";

/** As AWS names them. */
export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";

/** Everything the interpreter knows about an execution, as JSON: what is saved is all there is. */
export interface Execution {
  arn: string;
  stateMachine: string;
  name: string;
  status: ExecutionStatus;
  input: Json;
  /** RFC 3339 instants in UTC. */
  startedAt: string;
  stoppedAt?: string;
  output?: Json;
  error?: string;
  cause?: string;
  /** Names the stored definition it runs, so that a changed state-machine file only concerns new executions. */
  definition: string;
  /** The task that started this execution, so that a repeated start of the same task finds it. */
  startedBy?: Starter;
  /** Milliseconds since the epoch at which the state machine's own TimeoutSeconds runs out. */
  timeoutAt?: number;
  lastEventId: number;
  /** Attempts handed out so far; the next wait, retry or task takes the next number as its id. */
  attempts: number;
  /** Gone once the execution has ended. */
  root?: Flow;
}

/** What a task asked for when it started an execution. */
export interface Starter {
  arn: string;
  attempt: string;
}

/** One thread of states: the state machine itself, a branch of a Parallel or an iteration of a Map. */
export interface Flow {
  index: number;
  /** Assigned in this flow; variables of the flows around it are read through. */
  variables: Record<string, Json>;
  /** The Map item this flow runs for. */
  item?: { Index: number; Value: Json };
  /** The event that the flow's next event follows. */
  previousEventId: number;
  at: Activity;
  end?: { output: Json } | { failure: Failure };
}

/** A state being run. */
export interface Activity {
  state: string;
  input: Json;
  enteredAt: string;
  enteredEventId: number;
  /** Retries taken so far, by position in the state's Retry list. */
  retries: number[];
  phase: Phase;
}

/** Where the run of a state stands. `wait`, `retry` and `task` stand still until something outside happens. */
export type Phase =
  | { kind: "enter" }
  | { kind: "begin" }
  | { kind: "wait"; attempt: string; dueAt: number }
  | { kind: "retry"; attempt: string; dueAt: number }
  | TaskPhase
  | ChildrenPhase
  /** `rule` is the position of the choice rule that held. */
  | { kind: "done"; result?: Json; rule?: number }
  | { kind: "failed"; failure: Failure };

/** A task that was asked for and has not answered. */
export interface TaskPhase {
  kind: "task";
  attempt: string;
  arguments: Json;
  /** The service has taken the request, and the answer comes by token or from a child execution. */
  submitted: boolean;
  token?: string;
  /** ARN of the execution that is waited for. */
  child?: string;
  timeoutAt?: number;
  heartbeatSeconds?: number;
  heartbeatAt?: number;
}

/** The flows inside a Parallel or a Map. */
export interface ChildrenPhase {
  kind: "children";
  running: Flow[];
  started: number;
  /** What each flow is given: one entry per branch or item. */
  inputs: Json[];
  /** The items of a Map before ItemSelector. */
  items?: Json[];
  maxConcurrency: number;
  outputs: Json[];
}

/** A flow about to enter a state. */
export const entering = (state: string, input: Json): Activity => ({
  state,
  input,
  enteredAt: "",
  enteredEventId: 0,
  retries: [],
  phase: { kind: "enter" },
});
