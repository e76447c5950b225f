import type { HandOver } from "../commands/buyer.ts";
import type { UnitKey } from "../parts.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";
import { includesUnit, keyOf, unitsNotSent } from "../units.ts";

/** A parcel is shown by carrier and tracking number, or by something that proves the posting. */
export const parcelIsShown = ({ carrier, trackingNumber, proofIds }: HandOver): ReturnRefusal | undefined =>
  (carrier !== undefined && trackingNumber !== undefined) || proofIds.length > 0
    ? undefined
    : { code: "return.tracking_or_proof_missing" };

/** The units are in the case, named once, and still with the buyer. */
export const unitsCanBeSent = (state: Return, units: readonly UnitKey[] | undefined): ReturnRefusal | undefined => {
  if (units === undefined) return undefined;
  const unknown = units.find((unit) => !includesUnit(state.units, unit));
  if (unknown !== undefined || units.length === 0) {
    return unknown === undefined
      ? { code: "return.units_incomplete", missing: unitsNotSent(state).map(keyOf) }
      : { code: "return.unit_unknown", unit: keyOf(unknown) };
  }
  const repeated = units.find((unit, index) => includesUnit(units.slice(0, index), unit));
  if (repeated !== undefined) return { code: "return.unit_repeated", unit: keyOf(repeated) };
  const sent = units.find((unit) => !includesUnit(unitsNotSent(state), unit));
  return sent === undefined ? undefined : { code: "return.unit_already_sent", unit: keyOf(sent) };
};
