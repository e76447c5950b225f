import * as z from "zod";
import { ActorRole } from "../../kernel/actor.ts";
import { EvidenceId } from "../../kernel/ids.ts";
import { Instant } from "../../kernel/instant.ts";
import { DecisionBasis } from "../basis.ts";
import { CaseClock, InspectionLine, Parcel, TextId } from "../parts.ts";
import { event } from "./base.ts";

/** A parcel is on its way back, by the carrier's first scan or by the buyer's word. */
export const GoodsHandedOver = event("GoodsHandedOver", {
  parcel: Parcel,
  proofIds: z.array(EvidenceId),
  clock: CaseClock,
});

/**
 * A carrier saw the parcel, or the receiver said that it came. `clock` is there when the silence clock starts again.
 */
export const ParcelScanned = event("ParcelScanned", {
  parcelId: z.string(),
  scan: z.enum(["in_transit", "delivered", "returned"]),
  scannedAt: Instant,
  by: ActorRole,
  clock: CaseClock.optional(),
});

/** The parcel will not arrive, by the carrier's word or because nobody has seen it for too long. */
export const ParcelLost = event("ParcelLost", {
  parcelId: z.string(),
  because: z.enum(["scan", "silence"]),
  basis: DecisionBasis.optional(),
});

/** Nothing is on its way any more and something has arrived: the inspection clock runs. */
export const GoodsArrived = event("GoodsArrived", { clock: CaseClock });

/** The inspection clock was extended, which is possible once. */
export const InspectionExtended = event("InspectionExtended", { clock: CaseClock });

/** The goods are with an expert; the inspection clock stood still for the pinned length, which is possible once. */
export const AnalysisStarted = event("AnalysisStarted", {
  evidenceIds: z.array(EvidenceId),
  textId: TextId.optional(),
  clock: CaseClock,
});

/** What was found, unit by unit; by `system` when nobody looked in time and all is accepted as received. */
export const UnitsInspected = event("UnitsInspected", {
  by: ActorRole,
  lines: z.array(InspectionLine).min(1),
  textId: TextId.optional(),
});

/** The buyer was reminded to hand over; the n-th of the reminders named by the clock. */
export const HandOverReminded = event("HandOverReminded", { remindAt: Instant });

/** The buyer did not hand over in time; until the return window ends he still can. */
export const ReturnLapsed = event("ReturnLapsed", { clock: CaseClock, basis: DecisionBasis.optional() });

/** A hand-over that an offer interrupted is waited for again, under the clock it had. */
export const HandOverResumed = event("HandOverResumed", { clock: CaseClock });

export const GoodsEvents = [
  GoodsHandedOver,
  ParcelScanned,
  ParcelLost,
  GoodsArrived,
  InspectionExtended,
  AnalysisStarted,
  UnitsInspected,
  HandOverReminded,
  ReturnLapsed,
  HandOverResumed,
] as const;
