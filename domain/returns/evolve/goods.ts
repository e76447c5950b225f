import { latest } from "../../kernel/instant.ts";
import { mayMove } from "../../kernel/lifecycle.ts";
import type { EventOf, ReturnEvent } from "../events.ts";
import type { InspectionLine, Parcel } from "../parts.ts";
import type { Return, ReturnUnit } from "../return.ts";
import { type AcceptanceMove, type ReceptionMove, receptionLifecycle } from "../unit-lifecycles.ts";
import { includesUnit, isSameUnit, mapUnits, withAcceptance, withReception } from "../units.ts";

const unitsOf = (state: Return, parcelId: string) =>
  state.parcels.filter((parcel) => parcel.parcelId === parcelId).flatMap(({ units }) => units);

// A parcel's news may come late: a unit that has gone further meanwhile stays where it is.
const moveParcelUnits = (state: Return, parcelId: string, move: ReceptionMove): Return =>
  mapUnits(
    state,
    (unit) => includesUnit(unitsOf(state, parcelId), unit) && mayMove(receptionLifecycle, unit.reception, move),
    (unit) => withReception(unit, move),
  );

const changeParcel = (state: Return, parcelId: string, change: Partial<Parcel>): Return => ({
  ...state,
  parcels: state.parcels.map((parcel) => (parcel.parcelId === parcelId ? { ...parcel, ...change } : parcel)),
});

const handOver = (state: Return, { data: { parcel } }: EventOf<"GoodsHandedOver">): Return =>
  moveParcelUnits({ ...state, parcels: [...state.parcels, parcel] }, parcel.parcelId, "handed_over");

const scan = (state: Return, { data }: EventOf<"ParcelScanned">): Return => {
  const { parcelId, scannedAt } = data;
  const known = state.parcels.find((parcel) => parcel.parcelId === parcelId);
  const lastScanAt = latest(scannedAt, known?.lastScanAt ?? scannedAt);
  if (data.scan === "in_transit") return changeParcel(state, parcelId, { lastScanAt });
  const standing = data.scan;
  const arrived = standing === "delivered" ? { deliveredAt: scannedAt } : {};
  const changed = changeParcel(state, parcelId, { lastScanAt, standing, ...arrived });
  return moveParcelUnits(changed, parcelId, standing === "delivered" ? "delivered" : "sent_back");
};

const acceptanceMoves: { readonly [R in InspectionLine["result"]]: AcceptanceMove } = {
  accepted: "accept",
  accepted_with_deduction: "accept_with_deduction",
  rejected: "reject",
  missing: "reject",
};

const receptionMove = (line: InspectionLine): ReceptionMove | undefined => {
  if (line.result === "missing") return "found_missing";
  return line.reason === "WRONG_ITEM_RETURNED" ? "found_wrong" : undefined;
};

const inspectUnit = (unit: ReturnUnit, line: InspectionLine): ReturnUnit => {
  const judged = { ...withAcceptance(unit, acceptanceMoves[line.result]), inspection: line };
  const move = receptionMove(line);
  return move === undefined ? judged : withReception(judged, move);
};

const inspect = (state: Return, { data }: EventOf<"UnitsInspected">): Return => ({
  ...state,
  inspectedBy: data.by,
  units: state.units.map((unit) => {
    const line = data.lines.find((found) => isSameUnit(found, unit));
    return line === undefined ? unit : inspectUnit(unit, line);
  }),
});

const withoutReminder = (state: Return, { data }: EventOf<"HandOverReminded" | "SellerReminded">): Return =>
  state.clock === undefined
    ? state
    : { ...state, clock: { ...state.clock, remindAt: state.clock.remindAt.filter((at) => at !== data.remindAt) } };

/** What parcels and inspections change in a case, beside its status and clock. */
export const evolveGoods = (state: Return, event: ReturnEvent): Return => {
  switch (event.type) {
    case "GoodsHandedOver":
      return handOver(state, event);
    case "ParcelScanned":
      return scan(state, event);
    case "ParcelLost":
      return moveParcelUnits(
        changeParcel(state, event.data.parcelId, { standing: "lost" }),
        event.data.parcelId,
        "lost",
      );
    case "InspectionExtended":
      return { ...state, inspectionExtended: true };
    case "AnalysisStarted":
      return { ...state, analysisUsed: true };
    case "UnitsInspected":
      return inspect(state, event);
    case "HandOverReminded":
    case "SellerReminded":
      return withoutReminder(state, event);
    default:
      return state;
  }
};
