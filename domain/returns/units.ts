import { statusAfter } from "../kernel/lifecycle.ts";
import type { UnitKey } from "./parts.ts";
import type { Return, ReturnUnit } from "./return.ts";
import { type AcceptanceMove, acceptanceLifecycle, type ReceptionMove, receptionLifecycle } from "./unit-lifecycles.ts";

/** Whether two keys name the same unit. */
export const isSameUnit = (a: UnitKey, b: UnitKey): boolean => a.lineId === b.lineId && a.unitNo === b.unitNo;

/** Whether a list names the unit. */
export const includesUnit = (units: readonly UnitKey[], unit: UnitKey): boolean =>
  units.some((other) => isSameUnit(other, unit));

/** The key alone. */
export const keyOf = ({ lineId, unitNo }: UnitKey): UnitKey => ({ lineId, unitNo });

/** One text per unit, sorting as line and number do; for allocation's tie-break. */
export const unitText = ({ lineId, unitNo }: UnitKey): string => `${lineId}#${String(unitNo).padStart(6, "0")}`;

/** The unit with its goods somewhere else. Throws where the table has no such move. */
export const withReception = (unit: ReturnUnit, move: ReceptionMove): ReturnUnit => ({
  ...unit,
  reception: statusAfter(receptionLifecycle, unit.reception, move),
});

/** The unit with something else said about it. Throws where the table has no such move. */
export const withAcceptance = (unit: ReturnUnit, move: AcceptanceMove): ReturnUnit => ({
  ...unit,
  acceptance: statusAfter(acceptanceLifecycle, unit.acceptance, move),
});

/** The case with some of its units changed. */
export const mapUnits = (
  state: Return,
  which: (unit: ReturnUnit) => boolean,
  change: (unit: ReturnUnit) => ReturnUnit,
): Return => ({ ...state, units: state.units.map((unit) => (which(unit) ? change(unit) : unit)) });

/** The units that have arrived and that nobody has looked at. */
export const unitsToInspect = (state: Return): readonly ReturnUnit[] =>
  state.units.filter(({ reception, acceptance }) => reception === "received" && acceptance === "pending");

/** The units that are still with the buyer. */
export const unitsNotSent = (state: Return): readonly ReturnUnit[] =>
  state.units.filter(({ reception }) => reception === "awaiting");

/** The units that no refund has named yet. */
export const unitsNotOrdered = (state: Return): readonly ReturnUnit[] =>
  state.units.filter(({ orderedMinor }) => orderedMinor === undefined);

/** Whether the unit was ever handed over. */
export const isInParcel = (state: Return, unit: UnitKey): boolean =>
  state.parcels.some(({ units }) => includesUnit(units, unit));
