import type { UnitValue } from "../ledger/unit-value.ts";
import type { FrozenOrder } from "./frozen-order.ts";
import type { OrderLine } from "./order-parts.ts";

/** The units of one line in the order of their numbers; none for a line that the order does not have. */
export const unitsOf = (order: FrozenOrder, lineId: string): readonly UnitValue[] =>
  order.units.filter((unit) => unit.lineId === lineId);

/** One unit, if the order has it. */
export const unitOf = (order: FrozenOrder, lineId: string, unitNo: number): UnitValue | undefined =>
  order.units.find((unit) => unit.lineId === lineId && unit.unitNo === unitNo);

/** One line, if the order has it. */
export const lineOf = (order: FrozenOrder, lineId: string): OrderLine | undefined =>
  order.snapshot.lines.find((line) => line.lineId === lineId);

/** What one seller sold in the order. */
export const linesOfSeller = (order: FrozenOrder, sellerId: string): readonly OrderLine[] =>
  order.snapshot.lines.filter((line) => line.sellerId === sellerId);
