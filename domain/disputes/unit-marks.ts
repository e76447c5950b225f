import type { UnitKey } from "../ledger/unit-key.ts";
import type { Dispute, DisputeState } from "./dispute.ts";
import type { DisputeStatus } from "./lifecycle.ts";
import type { DisputedUnit } from "./unit.ts";

/** A unit that goes from one mark to another in one decision; absent stands for nobody's. `orFrom` is another mark that is right too. */
export type UnitMarkMove = UnitKey & {
  readonly from: string | undefined;
  readonly orFrom?: string;
  readonly to: string | undefined;
};

const OVER: ReadonlySet<DisputeStatus> = new Set(["final", "withdrawn", "lapsed"]);

const refunded = (caseId: string): string => `refunded:${caseId}`;

// A return that was handed over keeps its units: what the dispute pays is marked as the return's, which then lets go of nothing twice.
const underReturn = ({ returnId }: Dispute, { paidMinor, markBefore }: DisputedUnit): string | undefined =>
  paidMinor > 0 && returnId !== undefined ? refunded(returnId) : markBefore;

const markOf = (state: DisputeState, unit: DisputedUnit): string | undefined => {
  if (state === undefined) return unit.markBefore;
  if (state.returnIsOpen) return underReturn(state, unit);
  if (unit.paidMinor > 0) return refunded(state.disputeId);
  return OVER.has(state.status) ? unit.markBefore : state.disputeId;
};

const isSame = (one: DisputedUnit, other: DisputedUnit): boolean =>
  one.value.lineId === other.value.lineId && one.value.unitNo === other.value.unitNo;

/**
 * Whose the units are before and after a decision, where that changes. A unit is in one case at a time and is paid by whoever has it: a
 * dispute takes units that are free, or that another case has refunded, and gives back at its end what it paid nothing for.
 */
export const unitMarkMoves = (before: DisputeState, after: Dispute): readonly UnitMarkMove[] =>
  after.units.flatMap((unit): readonly UnitMarkMove[] => {
    const was = before?.units.find((one) => isSame(one, unit)) ?? unit;
    const [from, to] = [markOf(before, was), markOf(after, unit)];
    const { lineId, unitNo } = unit.value;
    // The return may have refunded the unit itself since, when the goods came back.
    const orFrom = after.returnIsOpen && to !== undefined ? { orFrom: to } : {};
    return from === to ? [] : [{ lineId, unitNo, from, ...orFrom, to }];
  });
