import * as z from "zod";
import type { Assignable } from "./assign.ts";
import { overlap } from "./bucket.ts";
import { ExperimentDefinition, ExperimentKey } from "./definition.ts";
import type { Experiment } from "./experiment.ts";
import type { ExperimentRefusal } from "./refusals.ts";

/** So many experiments run at once at most: all of them are read whenever a case opens. */
export const RUNNING_MAX = 30;

/** An experiment that runs or stands still: what a case needs of it when it opens, and what it keeps others from. */
export const RunningExperiment = ExperimentDefinition.pick({
  flag: true,
  salt: true,
  unit: true,
  layer: true,
  variants: true,
  coverage: true,
  eligibility: true,
  exclusions: true,
}).extend({ key: ExperimentKey, status: z.enum(["running", "paused"]) });
export type RunningExperiment = z.infer<typeof RunningExperiment> & Assignable;

/** An experiment as it stands among those that run; undefined when it does not. */
export const runningOf = ({ key, status, definition }: Experiment): RunningExperiment | undefined =>
  status === "running" || status === "paused"
    ? RunningExperiment.parse({ ...picked(definition), key, status })
    : undefined;

const picked = (definition: ExperimentDefinition) => {
  const { flag, salt, unit, layer, variants, coverage, eligibility, exclusions } = definition;
  return { flag, salt, unit, layer, variants, coverage, eligibility, exclusions };
};

const conflict = (
  { flag, unit, layer }: ExperimentDefinition,
  other: RunningExperiment,
): ExperimentRefusal | undefined => {
  if (other.flag === flag) return { code: "experiment.flag_taken", flag, by: other.key };
  if (other.layer.name !== layer.name) return undefined;
  const { from, to } = other.layer;
  const taken = {
    code: "experiment.layer_taken" as const,
    layer: layer.name,
    by: other.key,
    from,
    to,
    unit: other.unit,
  };
  // Two kinds of unit are two hashes, so that their buckets would keep nothing apart.
  return other.unit !== unit || overlap(layer, other.layer) ? taken : undefined;
};

/** Why an experiment cannot run beside those that do. */
export const crowdedOut = (
  key: string,
  definition: ExperimentDefinition,
  running: readonly RunningExperiment[],
): ExperimentRefusal | undefined => {
  const others = running.filter((other) => other.key !== key);
  if (others.length >= RUNNING_MAX) return { code: "experiment.too_many_running", runningMax: RUNNING_MAX };
  return others.map((other) => conflict(definition, other)).find((refusal) => refusal !== undefined);
};
