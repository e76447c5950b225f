import type { RawState } from "./fields.ts";
import type { Problem } from "./problems.ts";

const VARIABLE_NAME = /^[\p{ID_Start}_]\p{ID_Continue}{0,79}$/u;

/** The variables a state may assign, on any way out of it. */
export const assignedBy = (state: RawState): string[] => {
  const ways: { Assign?: Record<string, unknown> | undefined }[] = [
    state as { Assign?: Record<string, unknown> },
    ...("Catch" in state ? (state.Catch ?? []) : []),
    ...(state.Type === "Choice" ? state.Choices : []),
  ];
  return ways.flatMap(({ Assign }) => Object.keys(Assign ?? {}));
};

/**
 * What is wrong with the variables a state assigns. A branch may not assign a variable of the scope around it: Step
 * Functions refuses it, because nothing a branch assigns outlives the branch.
 */
export const variableProblems = (name: string, state: RawState, outer: ReadonlySet<string>): Problem[] =>
  assignedBy(state).flatMap((variable): Problem[] => {
    if (variable === "states" || !VARIABLE_NAME.test(variable)) {
      return [{ state: name, reason: `Assign: '${variable}' is not a variable name` }];
    }
    return outer.has(variable)
      ? [{ state: name, reason: `Assign: '${variable}' belongs to the scope around this one` }]
      : [];
  });
