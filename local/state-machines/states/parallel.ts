import type { ParallelState } from "../definition.ts";
import type { ChildrenPhase } from "../execution.ts";
import { launch } from "../interpreter/children.ts";
import { checkSize, evaluationOf, type Place, recordNext } from "../interpreter/run.ts";
import { evaluate } from "../jsonata-evaluation.ts";

/** Starts every branch on the same input: Arguments, or the state's input without them. */
export const beginParallel = async (place: Place, state: ParallelState): Promise<ChildrenPhase> => {
  const input = state.arguments ? await evaluate(state.arguments, evaluationOf(place)) : place.flow.at.input;
  checkSize(input, state.name);
  const phase: ChildrenPhase = {
    kind: "children",
    running: [],
    started: 0,
    inputs: state.branches.map(() => input),
    maxConcurrency: state.branches.length,
    outputs: state.branches.map(() => null),
  };
  launch(place, state, phase, recordNext(place, "ParallelStateStarted"));
  return phase;
};
