import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { type ExperimentStanding, experimentInForceWrite } from "../../adapters/dynamodb/experiments-in-force.ts";
import type { Store } from "../../adapters/dynamodb/store.ts";
import type { ExperimentDefinition } from "../../domain/experiments/index.ts";
import { definitionWith } from "./experiments.ts";

/** An experiment that takes in every case of Brazil, half and half over the first two ways of a flag. */
export const flowExperiment = (
  key: string,
  parts: Partial<Record<keyof ExperimentDefinition, unknown>> = {},
  status = "running",
): ExperimentStanding => ({ key, status, definition: definitionWith({ coverage: 10_000, ...parts }) });

/** Two variants with all buckets but the last, or but the first, for the first of them. */
export const weighted = (first: string, second: string, forFirst: boolean) => [
  { name: first, weight: forFirst ? 9_999 : 1 },
  { name: second, weight: forFirst ? 1 : 9_999 },
];

/** Puts an experiment among those in force, or takes it away, as a change of it does. */
export const putInForce = async (
  store: Store,
  after: ExperimentStanding,
  before?: ExperimentStanding,
): Promise<void> => {
  const TransactItems = experimentInForceWrite(before, after)(store).map(({ item }) => item);
  if (TransactItems.length > 0) await store.client.send(new TransactWriteCommand({ TransactItems }));
};
