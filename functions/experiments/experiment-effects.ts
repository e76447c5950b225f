import { type Places, placeWrite } from "../../adapters/dynamodb/experiment-places.ts";
import { experimentInForceWrite } from "../../adapters/dynamodb/experiments-in-force.ts";
import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import type { ExperimentState } from "../../domain/experiments/index.ts";

/** What a change of an experiment writes beside it: whether cases that open go by it, and which place it takes. */
export const experimentEffects =
  (places: () => Places) =>
  (before: ExperimentState, _events: unknown, after: ExperimentState): SideEffects =>
    after === undefined ? none : together(experimentInForceWrite(before, after), placeWrite(places(), before, after));
