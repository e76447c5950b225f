import type { ComponentAmounts } from "../ledger/unit-value.ts";
import { costBasis } from "./cost-of-refund.ts";
import type { Refund } from "./refund.ts";

/** What a refund gives, or still shall give, the buyer for one unit. */
export type OrderedUnit = { readonly lineId: string; readonly unitNo: number; readonly amounts: ComponentAmounts };

/**
 * What a refund has ordered of each unit and not given up: all that was asked for until money is set aside, then what is set aside or
 * paid. Money that no unit stands behind counts against the order's balances alone.
 */
export const orderedUnits = (refund: Refund): readonly OrderedUnit[] => {
  if (refund.reservedAt === undefined) return refund.abandonedAt === undefined ? refund.units : [];
  return costBasis(refund).units.map(({ value: { lineId, unitNo }, amounts }) => ({ lineId, unitNo, amounts }));
};
