import * as z from "zod";
import { DisputeId } from "../../kernel/ids.ts";
import { DisputeReturnOutcome, PaidUnit } from "../parts.ts";
import { event } from "./base.ts";

/**
 * The return is in a dispute's hands: its own clock is off, and nobody decides anything here until the dispute comes back. `mayComeBack`
 * says whether the dispute can still ask for the goods: once a parcel went, it cannot.
 */
export const ReturnDisputed = event("ReturnDisputed", { disputeId: DisputeId, mayComeBack: z.boolean() });

/** The dispute came back; what follows from it is in the event after this one. */
export const ReturnDisputeEnded = event("ReturnDisputeEnded", {
  disputeId: DisputeId,
  outcome: DisputeReturnOutcome,
  paidUnits: z.array(PaidUnit),
});

export const DisputeEvents = [ReturnDisputed, ReturnDisputeEnded] as const;
