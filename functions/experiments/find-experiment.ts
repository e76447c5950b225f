import { load } from "../../adapters/dynamodb/load.ts";
import { notFound } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Experiment } from "../../domain/experiments/index.ts";
import { experimentAggregate, experimentIdOf } from "./experiment-aggregate.ts";

/** An experiment by its key, or the problem that says there is none. */
export const findExperiment = async (
  { store }: Runtime,
  key: string | undefined,
): Promise<{ readonly state: Experiment; readonly version: number }> => {
  const found = await load(store, experimentAggregate, experimentIdOf(key ?? ""));
  if (found?.state === undefined) throw notFound("experiment");
  return { state: found.state, version: found.version };
};
