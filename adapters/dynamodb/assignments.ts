import type { Assignment } from "../../domain/kernel/flow-flags.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { batchGet } from "./batch-get.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** A unit's variant of an experiment, as it is kept for good. */
export interface KeptAssignment extends Assignment {
  readonly variant: string;
  readonly bucket: number;
  readonly assignedAt: Instant;
}

/** Which unit of which experiment. */
export type AssignedUnit = Pick<Assignment, "key" | "unitId">;

/** The variants that units were given before, by the experiment's key; by consistent reads. */
export const keptVariants = async (
  store: Store,
  units: readonly AssignedUnit[],
): Promise<ReadonlyMap<string, string>> => {
  if (units.length === 0) return new Map();
  const items = await batchGet(
    store,
    units.map(({ key, unitId }) => caseKeys.assignment(key, unitId)),
  );
  return new Map(items.map(({ key, variant }) => [String(key), String(variant)]));
};

/**
 * Keeps what units were given for the first time, in the transaction that opens their case. A unit that another case has just
 * brought in is read again: two cases of one buyer go by one variant.
 */
export const assignmentWrites =
  (assignments: readonly KeptAssignment[]): SideEffects =>
  (store) =>
    assignments.map((assignment) => ({
      item: {
        Put: {
          TableName: store.casesTable,
          Item: { ...caseKeys.assignment(assignment.key, assignment.unitId), ...assignment },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      whenRefused: () => ({ kind: "conflict" }) as const,
    }));
