import type { RawState } from "./fields.ts";
import type { Problem } from "./problems.ts";

/** Where a state may go next, in the order in which it names the places. */
export const targetsOf = (state: RawState): string[] => {
  const direct = "Next" in state && state.Next !== undefined ? [state.Next] : [];
  const caught = "Catch" in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
  if (state.Type !== "Choice") return [...direct, ...caught];
  return [...state.Choices.map(({ Next }) => Next), ...(state.Default === undefined ? [] : [state.Default])];
};

const endProblem = (state: RawState): string | undefined => {
  if (!("Next" in state || "End" in state) && ["Choice", "Succeed", "Fail"].includes(state.Type)) return undefined;
  const { Next, End } = state as { Next?: string; End?: boolean };
  if (Next !== undefined && End) return "has both Next and End";
  return Next === undefined && !End ? "has neither Next nor End" : undefined;
};

const reachableFrom = (startAt: string, states: ReadonlyMap<string, RawState>): Set<string> => {
  const reached = new Set<string>();
  const pending = [startAt];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const state = states.get(name);
    if (!state || reached.has(name)) continue;
    reached.add(name);
    pending.push(...targetsOf(state));
  }
  return reached;
};

/** What is wrong with how the states of one scope lead to each other: missing targets, dead ends, unreachable states. */
export const transitionProblems = (startAt: string, states: ReadonlyMap<string, RawState>): Problem[] => {
  const problems: Problem[] = [];
  if (!states.has(startAt)) problems.push({ state: "", reason: `StartAt names '${startAt}', which is no state here` });
  const reached = reachableFrom(startAt, states);
  for (const [name, state] of states) {
    const endReason = endProblem(state);
    if (endReason) problems.push({ state: name, reason: endReason });
    for (const target of targetsOf(state)) {
      if (!states.has(target)) problems.push({ state: name, reason: `leads to '${target}', which is no state here` });
    }
    if (!reached.has(name)) problems.push({ state: name, reason: "cannot be reached from StartAt" });
  }
  return problems;
};
