import type { OrderWithMarks } from "../../adapters/dynamodb/unit-marks.ts";
import type { DisputedUnit } from "../../domain/disputes/index.ts";
import { noAmounts } from "../../domain/ledger/component-amounts.ts";
import { unitOf } from "../../domain/orders/order-selectors.ts";
import type { OrderedBefore } from "./ordered-before.ts";

/** One unit as a request names it. */
export interface NamedUnit {
  readonly lineId: string;
  readonly unitNo: number;
}

/** Why the units that were named cannot be disputed. */
export type UnitsRefusal =
  | { readonly code: "dispute.unit_unknown"; readonly unit: NamedUnit }
  | { readonly code: "return.several_sellers"; readonly sellerIds: readonly string[] }
  | {
      readonly code: "return.unit_already_claimed";
      readonly lineId: string;
      readonly unitNo: number;
      readonly caseId: string;
    };

const REFUNDED = "refunded:";

/** The case that refunded a unit, by the unit's mark. */
export const refundedBy = (mark: string | undefined): string | undefined =>
  mark?.startsWith(REFUNDED) ? mark.slice(REFUNDED.length) : undefined;

/**
 * The units of a dispute as they stand: what was paid for each, what other refunds ordered of it, and who had it. A unit that another
 * open case has is that case's to deal with.
 */
export const disputedUnits = (
  { order, marks }: Pick<OrderWithMarks, "order" | "marks">,
  named: readonly NamedUnit[],
  orderedBefore: OrderedBefore,
): { readonly sellerId: string; readonly units: readonly DisputedUnit[] } | { readonly refusal: UnitsRefusal } => {
  const units: DisputedUnit[] = [];
  for (const { lineId, unitNo } of named) {
    const value = unitOf(order, lineId, unitNo);
    if (value === undefined) return { refusal: { code: "dispute.unit_unknown", unit: { lineId, unitNo } } };
    const mark = marks.get(lineId)?.[unitNo];
    if (mark !== undefined && refundedBy(mark) === undefined)
      return { refusal: { code: "return.unit_already_claimed", lineId, unitNo, caseId: mark } };
    units.push({
      value,
      orderedBefore: orderedBefore({ lineId, unitNo }),
      ...(mark === undefined ? {} : { markBefore: mark }),
      paid: noAmounts,
      paidMinor: 0,
    });
  }
  const sellerIds = [...new Set(units.map(({ value }) => value.sellerId))];
  const [sellerId] = sellerIds;
  return sellerId === undefined || sellerIds.length > 1
    ? { refusal: { code: "return.several_sellers", sellerIds } }
    : { sellerId, units };
};
