import { amountsFrom, components, noAmounts, sumAmounts, totalMinor } from "../ledger/component-amounts.ts";
import type { ComponentAmounts } from "../ledger/unit-value.ts";
import type { RefundUnit } from "./refund.ts";

/** A stretch of a refund's money, when the amounts of all units are laid end to end. */
export interface Slice {
  readonly startMinor: number;
  readonly amountMinor: number;
}

const overlapMinor = (start: number, length: number, slice: Slice): number =>
  Math.max(0, Math.min(start + length, slice.startMinor + slice.amountMinor) - Math.max(start, slice.startMinor));

/**
 * What some slices hold of each unit, in the units' order. Units follow each other, and in a unit the components in
 * their fixed order, so slices that do not overlap never share a cent and slices that cover everything leave none.
 */
export const sliceUnits = (units: readonly RefundUnit[], slices: readonly Slice[]): readonly ComponentAmounts[] => {
  let at = 0;
  return units.map(({ amounts }) => {
    const starts = { ...noAmounts };
    for (const component of components) {
      starts[component] = at;
      at += amounts[component];
    }
    return amountsFrom((component) =>
      slices.reduce((sum, slice) => sum + overlapMinor(starts[component], amounts[component], slice), 0),
    );
  });
};

/** What one slice holds by component. */
export const sliceAmounts = (units: readonly RefundUnit[], slice: Slice): ComponentAmounts =>
  sumAmounts(sliceUnits(units, [slice]));

/** What all units come to. */
export const unitsTotalMinor = (units: readonly RefundUnit[]): number =>
  units.reduce((sum, { amounts }) => sum + totalMinor(amounts), 0);
