import type { MapState, ParallelState, State } from "../definition.ts";
import { type ChildrenPhase, entering, type Flow } from "../execution.ts";
import { type Place, scopeInside, stateIn } from "./run.ts";

type Parent = ParallelState | MapState;

/** Starts as many of the flows that have not started as may run now; each follows the given event. */
export const launch = (place: Place, state: Parent, phase: ChildrenPhase, previousEventId: number): void => {
  while (phase.started < phase.inputs.length && phase.running.length < phase.maxConcurrency) {
    const index = phase.started++;
    const isMap = state.type === "Map";
    const startedId = isMap
      ? place.run.recorder.record("MapIterationStarted", previousEventId, { name: state.name, index })
      : previousEventId;
    phase.running.push({
      index,
      variables: {},
      ...(isMap ? { item: { Index: index, Value: (phase.items ?? phase.inputs)[index] ?? null } } : {}),
      previousEventId: startedId,
      at: entering(scopeInside(state, index).startAt, phase.inputs[index] ?? null),
    });
  }
};

const hasAbortEvent = ({ type }: State): boolean => ["Task", "Wait", "Parallel", "Map"].includes(type);

/** Writes that a flow's states were cut short, innermost first. */
export const recordAborted = (place: Place, previousEventId: number): void => {
  const { flow, scope, run } = place;
  const state = stateIn(scope, flow.at.state);
  if (flow.at.phase.kind === "children") {
    for (const child of flow.at.phase.running) recordAborted(placeInside(place, state, child), previousEventId);
  }
  if (hasAbortEvent(state)) run.recorder.record(`${state.type}StateAborted`, previousEventId);
};

const placeInside = (place: Place, state: State, child: Flow): Place => ({
  run: place.run,
  flow: child,
  scope: scopeInside(state, child.index),
  outer: { ...place.outer, ...place.flow.variables },
});

/** One flow failed: its siblings are cut short, in the order of AWS's events. */
const failWith = (place: Place, state: Parent, phase: ChildrenPhase, failed: Flow): void => {
  const { run, flow } = place;
  const previousEventId = failed.previousEventId;
  const iteration = ({ index }: Flow) => ({ name: state.name, index });
  if (state.type === "Map") run.recorder.record("MapIterationFailed", previousEventId, iteration(failed));
  const failedState = stateIn(scopeInside(state, failed.index), failed.at.state);
  if (failedState.type === "Task") run.recorder.record("TaskStateAborted", previousEventId);
  for (const sibling of phase.running) {
    if (state.type === "Map") run.recorder.record("MapIterationAborted", previousEventId, iteration(sibling));
    recordAborted(placeInside(place, state, sibling), previousEventId);
  }
  flow.previousEventId = previousEventId;
  flow.at.phase = { kind: "failed", failure: failed.end && "failure" in failed.end ? failed.end.failure : {} };
};

const finishOne = (place: Place, state: Parent, phase: ChildrenPhase, child: Flow): void => {
  if (child.end && "output" in child.end) phase.outputs[child.index] = child.end.output;
  place.flow.previousEventId =
    state.type === "Map"
      ? place.run.recorder.record("MapIterationSucceeded", child.previousEventId, {
          name: state.name,
          index: child.index,
        })
      : child.previousEventId;
  launch(place, state, phase, child.previousEventId);
};

/**
 * Lets every flow inside a Parallel or Map run as far as it can. Answers whether the state itself got further: all
 * flows are through, or one failed and took the others with it.
 */
export const advanceChildren = async (
  place: Place,
  state: Parent,
  phase: ChildrenPhase,
  runFlow: (place: Place) => Promise<void>,
): Promise<boolean> => {
  const { flow, run } = place;
  for (let position = 0; position < phase.running.length; ) {
    const child = phase.running[position] as Flow;
    await runFlow(placeInside(place, state, child));
    if (!child.end) {
      position++;
      continue;
    }
    phase.running.splice(position, 1);
    if ("failure" in child.end) {
      failWith(place, state, phase, child);
      return true;
    }
    finishOne(place, state, phase, child);
  }
  if (phase.running.length > 0) return false;
  run.recorder.record(`${state.type}StateSucceeded`, flow.previousEventId);
  flow.at.phase = { kind: "done", result: phase.outputs };
  return true;
};
