import { allocate } from "../kernel/allocation.ts";
import { amountsFrom } from "../ledger/component-amounts.ts";
import type { ComponentAmounts, UnitValue } from "../ledger/unit-value.ts";
import { type LineAmounts, lineAmounts } from "./line-amounts.ts";
import type { OrderLine } from "./order-parts.ts";
import type { OrderFields } from "./order-snapshot.ts";

/** Splits one amount of a line evenly over its units; cents left over go to the lowest unit numbers. */
type UnitSplit = (amountMinor: number) => (unitNo: number) => number;

const unitKey = (unitNo: number): string => String(unitNo).padStart(3, "0");

const evenly = (units: number): UnitSplit => {
  const weights = Array.from({ length: units }, (_, index) => ({ key: unitKey(index + 1), weightMinor: 1 }));
  return (amountMinor) => {
    const parts = allocate(amountMinor, weights);
    return (unitNo) => parts.get(unitKey(unitNo)) ?? 0;
  };
};

/** What the seller was owed for a unit: what the buyer paid it and what others put in, less the commission. */
const proceedsMinor = (unit: UnitValue): number => {
  const { paid, discounts, commissionMinor } = unit;
  const tax = unit.taxCollectedBy === "seller" ? paid.tax + paid.shipping_tax : 0;
  const fundedByOthers = discounts.reduce(
    (sum, { funder, amountMinor }) => sum + (funder === "seller" ? 0 : amountMinor),
    0,
  );
  return Math.max(0, paid.item + paid.shipping + tax + fundedByOthers - commissionMinor);
};

const unitsOfLine = (line: OrderLine, { owed, discounts }: LineAmounts): readonly UnitValue[] => {
  const split = evenly(line.units);
  const paid = {
    item: split(owed.item),
    tax: split(owed.tax),
    shipping: split(owed.shipping),
    shipping_tax: split(owed.shipping_tax),
    fee: split(owed.fee),
  };
  const off = discounts.map(({ funder, amountMinor }) => ({ funder, minorOf: split(amountMinor) }));
  const commission = split(line.commission?.amountMinor ?? 0);
  const settled = split(line.settlement?.amountMinor ?? 0);
  return Array.from({ length: line.units }, (_, index) => {
    const unitNo = index + 1;
    const paidForUnit: ComponentAmounts = amountsFrom((component) => paid[component](unitNo));
    const unit: UnitValue = {
      lineId: line.lineId,
      unitNo,
      sellerId: line.sellerId,
      paid: paidForUnit,
      discounts: off.map(({ funder, minorOf }) => ({ funder, amountMinor: minorOf(unitNo) })),
      commissionMinor: commission(unitNo),
      ...(line.taxCollectedBy === undefined ? {} : { taxCollectedBy: line.taxCollectedBy }),
    };
    if (line.settlement === undefined) return unit;
    const { currency } = line.settlement;
    return { ...unit, settlement: { currency, amountMinor: settled(unitNo), ofMinor: proceedsMinor(unit) } };
  });
};

/** Every unit of the order with its exact share of every amount: the units of a line sum to the line. */
export const unitValues = (order: OrderFields): readonly UnitValue[] => {
  const amounts = lineAmounts(order);
  return order.lines.flatMap((line) => {
    const ofLine = amounts.get(line.lineId);
    return ofLine === undefined ? [] : unitsOfLine(line, ofLine);
  });
};
