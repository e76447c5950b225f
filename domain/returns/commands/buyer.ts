import * as z from "zod";
import { DisputeId, EvidenceId, OfferId, RefundId } from "../../kernel/ids.ts";
import { CarriageBy, TextId, UnitKey } from "../parts.ts";
import { command } from "./base.ts";

const evidence = { evidenceIds: z.array(EvidenceId), textId: TextId.optional() };

/** By the party that the offer was made to. */
export const AcceptOffer = command("AcceptOffer", { offerId: OfferId, refundId: RefundId });
export type AcceptOffer = z.infer<typeof AcceptOffer>;

/** By the party that the offer was made to; the case goes back to where it was, with the clock it had. */
export const DeclineOffer = command("DeclineOffer", { offerId: OfferId });
export type DeclineOffer = z.infer<typeof DeclineOffer>;

/** By the party that the offer was made to: the next round, under a new id. */
export const CounterOffer = command("CounterOffer", {
  offerId: OfferId,
  counterOfferId: OfferId,
  amountMinor: z.int().positive(),
  withReturn: z.boolean(),
  textId: TextId.optional(),
});
export type CounterOffer = z.infer<typeof CounterOffer>;

/** By the buyer: yes, we agreed outside the case; it ends. */
export const ConfirmAgreement = command("ConfirmAgreement", {});
export type ConfirmAgreement = z.infer<typeof ConfirmAgreement>;

/** By the buyer, against a rejection of the request: the seller must look again. */
export const ResubmitReturn = command("ResubmitReturn", evidence);
export type ResubmitReturn = z.infer<typeof ResubmitReturn>;

/**
 * By the buyer: the platform shall decide. `disputeId` is that of the dispute which a rejected return is handed to; without it, and from
 * everywhere else, an agent decides on the return itself.
 */
export const EscalateReturn = command("EscalateReturn", { ...evidence, disputeId: DisputeId.optional() });
export type EscalateReturn = z.infer<typeof EscalateReturn>;

/** By the buyer, while no money was ordered. */
export const WithdrawReturn = command("WithdrawReturn", { textId: TextId.optional() });
export type WithdrawReturn = z.infer<typeof WithdrawReturn>;

/**
 * By the buyer: a parcel is on its way, shown by carrier and tracking number or by proof. No units: all that are left.
 */
export const HandOver = command("HandOver", {
  parcelId: z.string().min(1).max(128),
  arrangedBy: CarriageBy,
  carrier: z.string().min(1).max(64).optional(),
  trackingNumber: z.string().min(1).max(128).optional(),
  proofIds: z.array(EvidenceId),
  units: z.array(UnitKey).optional(),
});
export type HandOver = z.infer<typeof HandOver>;

export const BuyerCommands = [
  AcceptOffer,
  DeclineOffer,
  CounterOffer,
  ConfirmAgreement,
  ResubmitReturn,
  EscalateReturn,
  WithdrawReturn,
  HandOver,
] as const;
