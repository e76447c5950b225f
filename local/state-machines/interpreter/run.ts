import { invariant } from "../../../domain/kernel/invariant.ts";
import { LOCAL_ROLE_ARN, stateMachineArn } from "../arns.ts";
import { isRecoverable, type Scope, type State, type StateMachine } from "../definition.ts";
import type { Execution, Flow } from "../execution.ts";
import { StateFailed } from "../failure.ts";
import type { Recorder } from "../history.ts";
import { bytesOf, type Json } from "../json.ts";
import type { Evaluation } from "../jsonata-evaluation.ts";
import { MAX_DATA_BYTES } from "../limits.ts";
import type { IdSource } from "../ports.ts";

/** One turn of an execution: from something that happened to where nothing more can happen by itself. */
export interface Run {
  machine: StateMachine;
  execution: Execution;
  recorder: Recorder;
  /** Milliseconds since the epoch; one turn takes no time. */
  now: number;
  ids: IdSource;
}

/** A flow with the states it runs through and the variables of the flows around it. */
export interface Place {
  run: Run;
  flow: Flow;
  scope: Scope;
  outer: Readonly<Record<string, Json>>;
}

/** RFC 3339 in UTC. */
export const instantOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The state with that name. An execution keeps the definition it was started with, so it is always there. */
export const stateIn = (scope: Scope, name: string): State => {
  const state = scope.states.get(name);
  invariant(state !== undefined, `the state '${name}' is part of the definition the execution runs`);
  return state;
};

/** The states of the branch or item processor that a child flow of the state runs. */
export const scopeInside = (state: State, index: number): Scope => {
  const scope = state.type === "Map" ? state.processor : state.type === "Parallel" ? state.branches[index] : undefined;
  invariant(scope !== undefined, `only a branch of a Parallel or an iteration of a Map runs inside '${state.name}'`);
  return scope;
};

/** The id of the execution's next wait, retry or task. */
export const nextAttempt = ({ execution }: Run): string => `${++execution.attempts}`;

/** Appends an event after the flow's last one and makes it the flow's last one. */
export const recordNext = ({ run, flow }: Place, type: string, details?: { [key: string]: Json }): number => {
  flow.previousEventId = run.recorder.record(type, flow.previousEventId, details);
  return flow.previousEventId;
};

const contextOf = ({ run: { execution }, flow }: Place, state: State, token?: string): Json => ({
  Execution: {
    Id: execution.arn,
    Input: execution.input,
    Name: execution.name,
    RoleArn: LOCAL_ROLE_ARN,
    StartTime: execution.startedAt,
  },
  StateMachine: { Id: stateMachineArn(execution.stateMachine), Name: execution.stateMachine },
  State: {
    Name: state.name,
    EnteredTime: flow.at.enteredAt,
    ...(isRecoverable(state) ? { RetryCount: flow.at.retries.reduce((sum, count) => sum + count, 0) } : {}),
  },
  ...(token === undefined ? {} : { Task: { Token: token } }),
  ...(flow.item ? { Map: { Item: { ...flow.item } } } : {}),
});

/** What the state's expressions see; `extra` adds what only some fields may read. */
export const evaluationOf = (
  place: Place,
  extra: { result?: Json; errorOutput?: Json; token?: string; item?: { Index: number; Value: Json } } = {},
): Evaluation => {
  const { flow, scope, run, outer } = place;
  const state = stateIn(scope, flow.at.state);
  const { token, item, ...readable } = extra;
  const inFlow = item ? { ...place, flow: { ...flow, item } } : place;
  return {
    state: state.name,
    enteredEventId: flow.at.enteredEventId,
    states: { input: flow.at.input, context: contextOf(inFlow, state, token), ...readable },
    variables: { ...outer, ...flow.variables },
    now: run.now,
    ids: run.ids,
  };
};

/** Throws `StateFailed` with `States.DataLimitExceeded` when what the state or task answered is too large. */
export const checkSize = (value: Json, producer: string): void => {
  if (bytesOf(value) <= MAX_DATA_BYTES) return;
  throw new StateFailed({
    error: "States.DataLimitExceeded",
    cause: `The state/task '${producer}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  });
};
