import type { CaseProcess, Standing } from "../../adapters/workflow/await-case.ts";
import { type Experiment, wakeAt } from "../../domain/experiments/index.ts";
import { experimentAggregate } from "./experiment-aggregate.ts";

/** The words of an experiment for its state machine. Before its approval and after its end nothing happens by itself. */
export const standingOf = (state: Experiment): Standing => ({
  status: state.status,
  wakeAt: wakeAt(state) ?? null,
  isAtRest: !["scheduled", "running", "paused"].includes(state.status),
});

/** Experiments as the state machine `experiment` knows them. */
export const experimentProcess: CaseProcess<Experiment> = {
  name: "experiment",
  aggregate: experimentAggregate,
  standingOf,
};
