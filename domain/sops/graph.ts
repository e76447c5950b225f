import { invariant } from "../kernel/invariant.ts";
import { isMandatory, type Sop, type Step } from "./definition.ts";

/** A step by its id. A run and its version come from one file that was checked, so an unknown id is a bug and throws. */
export const stepOf = ({ sopId, steps }: Pick<Sop, "sopId" | "steps">, stepId: string): Step => {
  const step = steps.find(({ id }) => id === stepId);
  invariant(step !== undefined, `${sopId} has a step ${stepId}`);
  return step;
};

/** The steps that may come after one when it is done; not those that come because it failed or nobody did it in time. */
export const successorsOf = (step: Step): readonly string[] => {
  switch (step.type) {
    case "START":
    case "MANUAL":
    case "WAIT":
      return [step.next];
    case "CHOICE":
      return step.options.map(({ next }) => next);
    case "DECISION":
      return [...step.branches.map(({ next }) => next), step.otherwise];
    case "END":
      return [];
  }
};

/** Every step that may come after one, whatever happens in it. */
export const exitsOf = (step: Step): readonly string[] => {
  if (step.type !== "MANUAL" && step.type !== "CHOICE" && step.type !== "WAIT") return successorsOf(step);
  const { onTimeout, onFailure } = step;
  return [...successorsOf(step), onTimeout, ...(onFailure === undefined ? [] : [onFailure])];
};

/**
 * The mandatory steps that a run at this step has before it whichever way it takes: those on every way to an end. The step itself
 * is one of them.
 */
export const mandatoryAhead = (sop: Pick<Sop, "sopId" | "steps">, stepId: string): readonly string[] => {
  const known = new Map<string, readonly string[]>();
  const from = (id: string): readonly string[] => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const step = stepOf(sop, id);
    const [first = [], ...others] = successorsOf(step).map(from);
    const shared = first.filter((each) => others.every((other) => other.includes(each)));
    const ahead = isMandatory(step) ? [id, ...shared] : shared;
    known.set(id, ahead);
    return ahead;
  };
  return from(stepId);
};
