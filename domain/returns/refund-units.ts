import { allocateCapped } from "../kernel/allocation.ts";
import { totalMinor } from "../ledger/component-amounts.ts";
import { refundableOf, scaledTo } from "./amounts.ts";
import type { Deduction, RefundUnit, ReturnLabel } from "./parts.ts";
import type { Return, ReturnUnit } from "./return.ts";
import { keyOf, unitText } from "./units.ts";

/** One unit to be paid: how much before deductions, and what the inspection keeps back. */
export type Payee = {
  readonly unit: ReturnUnit;
  readonly grossMinor: number;
  readonly deductions: readonly Deduction[];
};

const netMinor = ({ grossMinor, deductions }: Payee): number =>
  grossMinor - deductions.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** The label that carried the goods, once a case, when a parcel went by a label that was not the buyer's own. */
export const labelDue = (state: Return): ReturnLabel | undefined => {
  const { returnLabelCostMinor, returnShippingPayer } = state.terms;
  const usedLabel = state.parcels.some(({ arrangedBy }) => arrangedBy !== "buyer");
  if (state.labelCharged || !usedLabel || returnLabelCostMinor === 0) return undefined;
  return { payer: returnShippingPayer, costMinor: returnLabelCostMinor };
};

// A buyer pays for the label out of the refund and never more than the refund.
const labelByUnit = (payees: readonly Payee[], label: ReturnLabel | undefined): ReadonlyMap<string, number> => {
  if (label?.payer !== "buyer") return new Map();
  const caps = payees.map((payee) => ({ key: unitText(payee.unit), capMinor: netMinor(payee) }));
  const payableMinor = caps.reduce((sum, { capMinor }) => sum + capMinor, 0);
  return allocateCapped(Math.min(label.costMinor, payableMinor), caps);
};

/** The units of a refund with their amounts net of every deduction, split over the components each unit was paid in. */
export const refundUnits = (
  state: Return,
  payees: readonly Payee[],
  label: ReturnLabel | undefined,
): readonly RefundUnit[] => {
  const labels = labelByUnit(payees, label);
  return payees.map((payee) => {
    const labelMinor = labels.get(unitText(payee.unit)) ?? 0;
    const labelDeduction: Deduction = { code: "RETURN_LABEL", amountMinor: labelMinor };
    return {
      ...keyOf(payee.unit),
      amounts: scaledTo(refundableOf(payee.unit, state.terms), netMinor(payee) - labelMinor),
      deductions: labelMinor === 0 ? [...payee.deductions] : [...payee.deductions, labelDeduction],
    };
  });
};

/** What the buyer gets in all, in minor units. */
export const payableMinor = (units: readonly RefundUnit[]): number =>
  units.reduce((sum, { amounts }) => sum + totalMinor(amounts), 0);
