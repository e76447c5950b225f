import * as z from "zod";
import { EvidenceId, OfferId, RefundId } from "../../kernel/ids.ts";
import { InspectionReason, RejectReason } from "../../kernel/reasons.ts";
import { Disposition, InspectionLine, TextId } from "../parts.ts";
import { command } from "./base.ts";

const evidence = { evidenceIds: z.array(EvidenceId), textId: TextId.optional() };

/** By the seller: send it back, the refund follows. `refundId` is used when the terms pay at once. */
export const ApproveReturn = command("ApproveReturn", { refundId: RefundId });
export type ApproveReturn = z.infer<typeof ApproveReturn>;

/** By the seller: keep the goods, here is the money. */
export const ApproveRefundOnly = command("ApproveRefundOnly", { refundId: RefundId });
export type ApproveRefundOnly = z.infer<typeof ApproveRefundOnly>;

/** By the seller: an amount instead of the full refund, with the goods coming back or staying. */
export const MakeOffer = command("MakeOffer", {
  offerId: OfferId,
  amountMinor: z.int().positive(),
  withReturn: z.boolean(),
  textId: TextId.optional(),
});
export type MakeOffer = z.infer<typeof MakeOffer>;

/** By the seller, before anything is sent back. `ruleId` names the excluding rule for EXCLUDED_CATEGORY. */
export const RejectReturn = command("RejectReturn", {
  reason: RejectReason,
  ruleId: z.string().min(1).max(128).optional(),
  ...evidence,
});
export type RejectReturn = z.infer<typeof RejectReturn>;

/** By seller or warehouse: every unit that arrived, once. */
export const RecordInspection = command("RecordInspection", {
  lines: z.array(InspectionLine).min(1),
  refundId: RefundId,
  textId: TextId.optional(),
});
export type RecordInspection = z.infer<typeof RecordInspection>;

/** By the seller: everything that arrived is refused, and where it goes now, unless nothing was there. */
export const RejectReceived = command("RejectReceived", {
  reason: InspectionReason,
  disposition: Disposition.optional(),
  refundId: RefundId,
  ...evidence,
});
export type RejectReceived = z.infer<typeof RejectReceived>;

/** By the seller: more time to inspect, once. */
export const ExtendInspection = command("ExtendInspection", {});
export type ExtendInspection = z.infer<typeof ExtendInspection>;

/** By the seller: the goods went to an expert; the inspection clock stands still once, for a pinned length. */
export const StartAnalysis = command("StartAnalysis", evidence);
export type StartAnalysis = z.infer<typeof StartAnalysis>;

/**
 * By seller or warehouse: the goods are here although no carrier said so. Without a parcel, all that are on the way.
 */
export const ConfirmReceipt = command("ConfirmReceipt", {
  parcelId: z.string().min(1).max(128).optional(),
  refundId: RefundId,
});
export type ConfirmReceipt = z.infer<typeof ConfirmReceipt>;

/**
 * By the seller, after a refund that he did not grant: who should bear it is in question, the buyer keeps the money.
 */
export const ContestRefund = command("ContestRefund", evidence);
export type ContestRefund = z.infer<typeof ContestRefund>;

/** By the seller, after a refund paid before inspection: what came back is not what was sold. */
export const ReportBadParcel = command("ReportBadParcel", { reason: InspectionReason, ...evidence });
export type ReportBadParcel = z.infer<typeof ReportBadParcel>;

export const SellerCommands = [
  ApproveReturn,
  ApproveRefundOnly,
  MakeOffer,
  RejectReturn,
  RecordInspection,
  RejectReceived,
  ExtendInspection,
  StartAnalysis,
  ConfirmReceipt,
  ContestRefund,
  ReportBadParcel,
] as const;
