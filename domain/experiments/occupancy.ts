import type * as z from "zod";
import { overlap } from "./bucket.ts";
import { ExperimentDefinition, ExperimentKey } from "./definition.ts";
import type { Experiment } from "./experiment.ts";
import type { ExperimentRefusal } from "./refusals.ts";

/** So many experiments run or stand still at most: those that run are read whenever a case opens. */
export const RUNNING_MAX = 30;

/** An experiment that runs or stands still, and the place that it keeps others from. */
export const Occupant = ExperimentDefinition.pick({ flag: true, unit: true, layer: true }).extend({
  key: ExperimentKey,
});
export type Occupant = z.infer<typeof Occupant>;

/** The place of an experiment; undefined when it neither runs nor stands still. */
export const occupantOf = ({ key, status, definition: { flag, unit, layer } }: Experiment): Occupant | undefined =>
  status === "running" || status === "paused" ? { key, flag, unit, layer } : undefined;

const conflict = ({ flag, unit, layer }: ExperimentDefinition, other: Occupant): ExperimentRefusal | undefined => {
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
  running: readonly Occupant[],
): ExperimentRefusal | undefined => {
  const others = running.filter((other) => other.key !== key);
  if (others.length >= RUNNING_MAX) return { code: "experiment.too_many_running", runningMax: RUNNING_MAX };
  return others.map((other) => conflict(definition, other)).find((refusal) => refusal !== undefined);
};
