import type { Template } from "./template.ts";

/** A state machine that passed loading: expressions are parsed, every transition leads somewhere. */
export interface StateMachine {
  name: string;
  timeoutSeconds?: number;
  scope: Scope;
}

/** States that run one after another: a machine, a branch or an item processor. */
export interface Scope {
  startAt: string;
  states: ReadonlyMap<string, State>;
}

/** How a task waits: for the response, for a token to come back, or for the execution it started to end. */
export type TaskPattern = "call" | "token" | "sync";

/** What a task calls. `service` is like `lambda:invoke`; `function` is a Lambda named by the resource itself. */
export type TaskResource =
  | { kind: "function"; functionName: string }
  | { kind: "service"; service: string; pattern: TaskPattern; suffix: string };

/** What happens on the way out of a state. No `next` means the flow ends here. */
export interface Exit {
  assign?: Template;
  output?: Template;
  next?: string;
}

export interface Retrier {
  errorEquals: readonly string[];
  intervalSeconds: number;
  maxAttempts: number;
  backoffRate: number;
  maxDelaySeconds?: number;
  jitter: "FULL" | "NONE";
}

export interface Catcher extends Exit {
  errorEquals: readonly string[];
  next: string;
}

interface Named extends Exit {
  name: string;
}

interface Recoverable {
  retry: readonly Retrier[];
  catch: readonly Catcher[];
}

export interface TaskState extends Named, Recoverable {
  type: "Task";
  resource: TaskResource;
  arguments?: Template;
  timeoutSeconds?: Template;
  heartbeatSeconds?: Template;
}

export interface ChoiceState extends Named {
  type: "Choice";
  choices: readonly (Exit & { condition: Template; next: string })[];
}

export interface WaitState extends Named {
  type: "Wait";
  until: { seconds: Template } | { timestamp: Template };
}

export interface PassState extends Named {
  type: "Pass";
}

export interface SucceedState extends Named {
  type: "Succeed";
}

export interface FailState extends Named {
  type: "Fail";
  error?: Template;
  cause?: Template;
}

export interface ParallelState extends Named, Recoverable {
  type: "Parallel";
  arguments?: Template;
  branches: readonly Scope[];
}

export interface MapState extends Named, Recoverable {
  type: "Map";
  items?: Template;
  itemSelector?: Template;
  processor: Scope;
  maxConcurrency?: Template;
  toleratedFailureCount?: Template;
  toleratedFailurePercentage?: Template;
}

/** A state as the interpreter runs it. `next` of a Choice is its Default. */
export type State =
  | TaskState
  | ChoiceState
  | WaitState
  | PassState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** The states that may fail and be retried or caught. */
export type RecoverableState = TaskState | ParallelState | MapState;

/** Whether a state has Retry and Catch. */
export const isRecoverable = (state: State): state is RecoverableState =>
  state.type === "Task" || state.type === "Parallel" || state.type === "Map";
