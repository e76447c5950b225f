import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { ExperimentEvent, ExperimentEventOf } from "./events.ts";
import type { Experiment, ExperimentState } from "./experiment.ts";
import { experimentLifecycle } from "./lifecycle.ts";

const begin = ({ at, data }: ExperimentEventOf<"ExperimentDrafted">): Experiment => ({
  key: data.key,
  status: "draft",
  definition: data.definition,
  author: data.by,
  approvals: [],
  createdAt: at,
  acknowledged: [],
});

const haltOf = ({
  at,
  data: { because, metric, variant },
}: ExperimentEventOf<"ExperimentPaused" | "ExperimentStoppedForSafety" | "ExperimentStoppedForFutility">) => ({
  because,
  at,
  ...(metric === undefined ? {} : { metric }),
  ...(variant === undefined ? {} : { variant }),
});

const decided = (state: Experiment, { at, data }: ExperimentEventOf<"ExperimentDecided">): Experiment => ({
  ...state,
  endedAt: state.endedAt ?? at,
  decision: { ...data, at },
});

const started = (state: Experiment, { at }: ExperimentEventOf<"ExperimentStarted">): Experiment => {
  const { postponed: _postponed, ...rest } = state;
  return { ...rest, startedAt: at };
};

const redefined = (state: Experiment, { data }: ExperimentEventOf<"DefinitionChanged">): Experiment => {
  const { postponed: _postponed, ...rest } = state;
  return { ...rest, definition: data.definition, author: data.by, approvals: [] };
};

const resumed = (state: Experiment, { data }: ExperimentEventOf<"ExperimentResumed">): Experiment => {
  const { halt: _halt, ...rest } = state;
  return { ...rest, acknowledged: [...new Set([...state.acknowledged, ...data.acknowledged])] };
};

const withEvent = (state: Experiment, event: ExperimentEvent): Experiment => {
  switch (event.type) {
    case "DefinitionChanged":
      return redefined(state, event);
    case "ExperimentApproved":
      return { ...state, approvals: [...state.approvals, { by: event.data.by, at: event.at }] };
    case "StartPostponed":
      return { ...state, postponed: event.data };
    case "ExperimentStarted":
      return started(state, event);
    case "CoverageWidened":
      return { ...state, definition: { ...state.definition, coverage: event.data.coverage } };
    case "ExperimentLooked":
      return { ...state, lastLook: event.data.look };
    case "ExperimentPaused":
      return { ...state, halt: haltOf(event) };
    case "ExperimentResumed":
      return resumed(state, event);
    case "ExperimentStoppedForSafety":
    case "ExperimentStoppedForFutility":
      return { ...state, endedAt: event.at, halt: haltOf(event) };
    case "ExperimentDecided":
      return decided(state, event);
    case "ExperimentRolledOut":
      return { ...state, rolledOut: { variant: event.data.variant, at: event.at } };
    case "ExperimentRolledBack": {
      const { rolledOut: _rolledOut, ...rest } = state;
      return rest;
    }
    default:
      return state;
  }
};

/** The experiment after an event. Throws where the table has no such move. */
export const evolve = (state: ExperimentState, event: ExperimentEvent): Experiment => {
  const status = statusAfter(experimentLifecycle, state?.status ?? "none", event.type);
  if (event.type === "ExperimentDrafted") return begin(event);
  invariant(state !== undefined && status !== "none", "only ExperimentDrafted begins an experiment");
  return { ...withEvent(state, event), status };
};
