import * as z from "zod";
import { type Assignable, ExperimentDefinition, ExperimentKey } from "../../domain/experiments/index.ts";
import { fromText, toText } from "./json-text.ts";
import { queryAll } from "./query-all.ts";
import { none, type SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys, experimentPartition, prefixes } from "./table-keys.ts";

/** What a case that opens needs to know of an experiment that varies its flag, or whose winner is rolled out. */
export const ExperimentInForce = ExperimentDefinition.pick({
  flag: true,
  salt: true,
  unit: true,
  layer: true,
  variants: true,
  coverage: true,
  eligibility: true,
  exclusions: true,
}).extend({
  key: ExperimentKey,
  /** The variant that everybody gets; absent while the experiment runs. */
  rolledOut: z.string().optional(),
});
export type ExperimentInForce = z.infer<typeof ExperimentInForce> & Assignable;

/** As much of an experiment as decides whether it is in force. */
export interface ExperimentStanding {
  readonly key: string;
  readonly status: string;
  readonly definition: ExperimentDefinition;
  readonly rolledOut?: { readonly variant: string } | undefined;
}

const inForceOf = ({ key, status, definition, rolledOut }: ExperimentStanding): ExperimentInForce | undefined => {
  const experiment = ExperimentInForce.omit({ key: true, rolledOut: true }).strip().parse(definition);
  if (status === "running") return { ...experiment, key };
  if (status !== "rolled_out" || rolledOut === undefined) return undefined;
  return { ...experiment, key, rolledOut: rolledOut.variant };
};

/**
 * Puts an experiment among those that cases read when they open, or takes it away, by its status; rides in the transaction
 * that changes it, so that nobody is assigned by an experiment that was paused.
 */
export const experimentInForceWrite =
  (before: ExperimentStanding | undefined, after: ExperimentStanding): SideEffects =>
  (store) => {
    const [was, is] = [before && inForceOf(before), inForceOf(after)];
    const Key = caseKeys.experimentInForce(after.key);
    const TableName = store.casesTable;
    if (is !== undefined) return [{ item: { Put: { TableName, Item: { ...Key, experiment: toText(is) } } } }];
    return was === undefined ? none(store) : [{ item: { Delete: { TableName, Key } } }];
  };

/**
 * The experiments that vary a flag or are rolled out, by key; one cheap read. It may be a moment late, as a pause that comes at
 * the same time may be. What this version of the code cannot read is left out: no case fails to open for an experiment.
 */
export const experimentsInForce = async (store: Store): Promise<readonly ExperimentInForce[]> => {
  const items = await queryAll(store, {
    TableName: store.casesTable,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": experimentPartition, ":prefix": prefixes.inForce },
  });
  return items.flatMap(({ experiment }) => {
    const read = ExperimentInForce.safeParse(fromText(experiment));
    return read.success ? [read.data] : [];
  });
};
