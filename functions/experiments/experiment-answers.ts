import * as z from "zod";
import { Experiment, wakeAt } from "../../domain/experiments/index.ts";
import { Instant } from "../../domain/kernel/instant.ts";

/** An experiment as the platform sees it; `nextAt` is when something happens by itself. */
export const ExperimentAnswer = Experiment.extend({ version: z.int(), nextAt: Instant.nullable() });
export type ExperimentAnswer = z.infer<typeof ExperimentAnswer>;

/** The view of an experiment. */
export const experimentView = (state: Experiment, version: number): ExperimentAnswer => ({
  ...state,
  version,
  nextAt: wakeAt(state) ?? null,
});
