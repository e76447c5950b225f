import type { State } from "../definition.ts";
import type { Phase } from "../execution.ts";
import { StateFailed } from "../failure.ts";
import { shown } from "../history.ts";
import type { Json } from "../json.ts";
import { beginChoice } from "../states/choice.ts";
import { beginFail } from "../states/fail.ts";
import { beginMap } from "../states/map.ts";
import { beginParallel } from "../states/parallel.ts";
import { beginTask } from "../states/task.ts";
import { beginWait } from "../states/wait.ts";
import { advanceChildren } from "./children.ts";
import { leave } from "./leave.ts";
import { instantOf, type Place, recordNext, stateIn } from "./run.ts";
import { settleFailure } from "./settle-failure.ts";

const enter = (place: Place, { name, type }: State): Phase => {
  const { flow, run } = place;
  const details = { name, ...shown("input", flow.at.input) };
  flow.at.enteredEventId = recordNext(place, `${type}StateEntered`, details);
  flow.at.enteredAt = instantOf(run.now);
  return { kind: "begin" };
};

const begin = async (place: Place, state: State): Promise<Phase> => {
  switch (state.type) {
    case "Task":
      return beginTask(place, state);
    case "Choice":
      return beginChoice(place, state);
    case "Wait":
      return beginWait(place, state);
    case "Parallel":
      return beginParallel(place, state);
    case "Map":
      return beginMap(place, state);
    case "Fail":
      return beginFail(place, state);
    case "Pass":
    case "Succeed":
      return { kind: "done" };
  }
};

const finish = async (place: Place, state: State, phase: { result?: Json; rule?: number }): Promise<void> => {
  const rule = state.type === "Choice" && phase.rule !== undefined ? state.choices[phase.rule] : undefined;
  const { result } = phase;
  const { input } = place.flow.at;
  await leave(place, rule ?? state, result === undefined ? {} : { result }, result === undefined ? input : result);
};

/** Takes the flow one step on; false when it stands still until something outside happens. */
const advance = async (place: Place): Promise<boolean> => {
  const { flow, scope } = place;
  const state = stateIn(scope, flow.at.state);
  const { at } = flow;
  try {
    switch (at.phase.kind) {
      case "enter":
        at.phase = enter(place, state);
        return true;
      case "begin":
        at.phase = await begin(place, state);
        return true;
      case "done":
        await finish(place, state, at.phase);
        return true;
      case "failed":
        await settleFailure(place, at.phase.failure);
        return true;
      case "children":
        if (state.type !== "Parallel" && state.type !== "Map") return false;
        return await advanceChildren(place, state, at.phase, runFlow);
      case "wait":
      case "retry":
      case "task":
        return false;
    }
  } catch (error) {
    if (!(error instanceof StateFailed)) throw error;
    at.phase = { kind: "failed", failure: error.failure };
    return true;
  }
};

/** Runs a flow until it ends or stands still. */
export const runFlow = async (place: Place): Promise<void> => {
  while (!place.flow.end && (await advance(place)));
};
