import type { Scope, State, StateMachine } from "../definition.ts";
import type { Execution, Flow } from "../execution.ts";
import { scopeInside, stateIn } from "./run.ts";

/** A flow that has not ended, and the state it is in. */
export interface Standing {
  flow: Flow;
  state: State;
}

function* standingIn(flow: Flow, scope: Scope): Generator<Standing> {
  if (flow.end) return;
  const state = stateIn(scope, flow.at.state);
  yield { flow, state };
  if (flow.at.phase.kind !== "children") return;
  for (const child of flow.at.phase.running) yield* standingIn(child, scopeInside(state, child.index));
}

/** Where an execution stands: every flow that has not ended, outermost first. */
export function* standings(execution: Execution, machine: StateMachine): Generator<Standing> {
  if (execution.root) yield* standingIn(execution.root, machine.scope);
}

/** The flow whose wait, retry or task has the id; undefined when that is over. */
export const standingOf = (execution: Execution, machine: StateMachine, attempt: string): Standing | undefined => {
  for (const standing of standings(execution, machine)) {
    const { phase } = standing.flow.at;
    if ("attempt" in phase && phase.attempt === attempt) return standing;
  }
  return undefined;
};
