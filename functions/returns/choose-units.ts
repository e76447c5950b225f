import type { UnitMarks } from "../../adapters/dynamodb/unit-marks.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { unitsOf } from "../../domain/orders/order-selectors.ts";
import type { RequestReturnBody } from "./bodies.ts";
import type { ChosenLine } from "./request-facts.ts";

/** Why the units that were asked for cannot be had. */
export type ChoiceRefusal =
  | { readonly code: "return.unit_unknown"; readonly unit: { readonly lineId: string; readonly unitNo: number } }
  | { readonly code: "return.unit_already_claimed"; readonly lineId: string; readonly freeUnits: number }
  | { readonly code: "return.unit_repeated"; readonly unit: { readonly lineId: string; readonly unitNo: number } }
  | { readonly code: "return.several_sellers"; readonly sellerIds: readonly string[] };

type Choice =
  | { readonly sellerId: string; readonly lines: readonly ChosenLine[] }
  | { readonly refusal: ChoiceRefusal };

/** Picks, for each asked line, its lowest-numbered units that no other return holds; one case has one seller. */
export const chooseUnits = (
  order: FrozenOrder,
  marks: ReadonlyMap<string, UnitMarks>,
  asked: RequestReturnBody["lines"],
): Choice => {
  const lines: ChosenLine[] = [];
  for (const { lineId, units: count, reason, evidenceIds } of asked) {
    const all = unitsOf(order, lineId);
    const free = all.filter(({ unitNo }) => marks.get(lineId)?.[unitNo] === undefined);
    if (all.length < count)
      return { refusal: { code: "return.unit_unknown", unit: { lineId, unitNo: all.length + 1 } } };
    if (lines.some((line) => line.lineId === lineId))
      return { refusal: { code: "return.unit_repeated", unit: { lineId, unitNo: 1 } } };
    if (free.length < count)
      return { refusal: { code: "return.unit_already_claimed", lineId, freeUnits: free.length } };
    lines.push({ lineId, reason, evidenceIds, units: free.slice(0, count) });
  }
  const sellerIds = [...new Set(lines.flatMap(({ units }) => units.map(({ sellerId }) => sellerId)))];
  const [sellerId] = sellerIds;
  return sellerId === undefined || sellerIds.length > 1
    ? { refusal: { code: "return.several_sellers", sellerIds } }
    : { sellerId, lines };
};
