import { allocateCapped } from "../kernel/allocation.ts";
import { percentOf } from "../kernel/percent.ts";
import type { ReturnTerms } from "../kernel/terms.ts";
import { amountsFrom, components, totalMinor } from "../ledger/component-amounts.ts";
import type { ComponentAmounts } from "../ledger/unit-value.ts";
import type { Return, ReturnUnit } from "./return.ts";
import { unitsNotOrdered, unitText } from "./units.ts";

/**
 * What the buyer may get back for one unit: everything paid for it, with or without its frozen share of the outbound
 * shipping. A unit never carries more shipping than its share, so "full" and "share" differ only in what other units
 * carry.
 */
export const refundableOf = (unit: Pick<ReturnUnit, "value">, terms: ReturnTerms): ComponentAmounts =>
  terms.outboundShippingRefund === "none" ? { ...unit.value.paid, shipping: 0, shipping_tax: 0 } : unit.value.paid;

/** The same amounts cut down to a lower total, in proportion and never above any component. */
export const scaledTo = (amounts: ComponentAmounts, amountMinor: number): ComponentAmounts => {
  const parts = allocateCapped(
    amountMinor,
    components.map((component) => ({ key: component, capMinor: amounts[component] })),
  );
  return amountsFrom((component) => parts.get(component) ?? 0);
};

/** An amount for the whole case split over units, each at most what is refundable for it. Keys are `unitText`. */
export const splitOverUnits = (
  amountMinor: number,
  units: readonly ReturnUnit[],
  terms: ReturnTerms,
): ReadonlyMap<string, number> =>
  allocateCapped(
    amountMinor,
    units.map((unit) => ({ key: unitText(unit), capMinor: totalMinor(refundableOf(unit, terms)) })),
  );

/** What is refundable for units together, in minor units, before any deduction. */
export const sumRefundableMinor = (units: readonly Pick<ReturnUnit, "value">[], terms: ReturnTerms): number =>
  units.reduce((sum, unit) => sum + totalMinor(refundableOf(unit, terms)), 0);

/**
 * What the buyer is entitled to for each unit before deductions, in minor units by `unitText`: all that is refundable,
 * or his unit's part of the amount that the parties agreed on. It does not depend on which units are refunded when.
 */
export const entitlements = (state: Return): ReadonlyMap<string, number> => {
  const { agreedMinor, units, terms } = state;
  if (agreedMinor !== undefined) return splitOverUnits(agreedMinor, units, terms);
  return new Map(units.map((unit) => [unitText(unit), totalMinor(refundableOf(unit, terms))]));
};

/** What the buyer is entitled to for one unit before deductions, in minor units. */
export const entitlementMinor = (state: Return, unit: ReturnUnit): number =>
  entitlements(state).get(unitText(unit)) ?? 0;

/** What may still be ordered in this case, before deductions, in minor units of the order's currency. */
export const refundableMinor = (state: Return): number => sumRefundableMinor(unitsNotOrdered(state), state.terms);

/** What was ordered so far, in minor units. */
export const orderedMinor = (state: Return): number =>
  state.refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/**
 * The least and the most that may be offered, in minor units; nothing can be offered when the least is above the most.
 */
export const offerRange = (state: Return): { readonly minMinor: number; readonly maxMinor: number } => {
  const { offerMinPercent, offerMaxPercent } = state.terms.limits;
  const refundable = refundableMinor(state);
  const roundedUp = refundable - percentOf(refundable, 100 - offerMinPercent);
  return { minMinor: Math.max(1, roundedUp), maxMinor: percentOf(refundable, offerMaxPercent) };
};
