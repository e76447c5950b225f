import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { mayMove } from "../kernel/lifecycle.ts";
import type { ExperimentCommandOf } from "./commands.ts";
import type { ExperimentDefinition } from "./definition.ts";
import type { ExperimentEvent } from "./events.ts";
import type { Experiment, ExperimentState } from "./experiment.ts";
import { experimentLifecycle } from "./lifecycle.ts";
import type { ExperimentRefusal } from "./refusals.ts";

type Answer = Decision<ExperimentEvent, ExperimentRefusal>;

const changedIn = (before: ExperimentDefinition, after: ExperimentDefinition): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((name) => name as keyof ExperimentDefinition)
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));

/** Alpha, metrics, margins and the draw are frozen once units were taken in; the coverage alone may grow. */
const widened = (state: Experiment, { at, actor, definition }: ExperimentCommandOf<"WriteDefinition">): Answer => {
  const changed = changedIn(state.definition, definition).filter((name) => name !== "coverage");
  if (changed.length > 0 || state.status !== "running")
    return refuse({ code: "experiment.frozen", status: state.status, changed: [...changed] });
  const { coverage } = state.definition;
  return definition.coverage < coverage
    ? refuse({ code: "experiment.coverage_narrowed", coverage })
    : accept({ type: "CoverageWidened", at, data: { coverage: definition.coverage, by: actor.id } });
};

/** Writes a definition: the same again changes nothing. */
export const writeDefinition = (state: ExperimentState, command: ExperimentCommandOf<"WriteDefinition">): Answer => {
  const { at, actor, key, definition } = command;
  if (state === undefined) return accept({ type: "ExperimentDrafted", at, data: { key, definition, by: actor.id } });
  if (changedIn(state.definition, definition).length === 0) return accept();
  return mayMove(experimentLifecycle, state.status, "DefinitionChanged")
    ? accept({ type: "DefinitionChanged", at, data: { definition, by: actor.id } })
    : widened(state, command);
};
