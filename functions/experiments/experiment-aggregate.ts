import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import {
  Experiment,
  type ExperimentCommand,
  type ExperimentEvent,
  type ExperimentRefusal,
  type ExperimentState,
  experiments,
} from "../../domain/experiments/index.ts";
import { type ExperimentId, newId } from "../../domain/kernel/ids.ts";

/** The list of all experiments, in the index of queues. */
export const EXPERIMENT_LIST = "experiments";

/** How experiments are kept: all of them in one list, by when they were drafted. */
export const experimentAggregate: Aggregate<ExperimentState, ExperimentCommand, ExperimentEvent, ExperimentRefusal> = {
  kind: "experiment",
  decider: experiments,
  stateSchema: Experiment,
  listing: (state) => ({
    openedAt: state?.createdAt ?? "",
    queue: state === undefined ? undefined : EXPERIMENT_LIST,
    dueAt: state?.createdAt,
  }),
};

/** An experiment is found by its key, so its id follows from the key. */
export const experimentIdOf = (key: string): ExperimentId => newId("exp_", derivedUlid(`experiment:${key}`));
