import * as z from "zod";
import { RefundId } from "../../kernel/ids.ts";
import { Instant } from "../../kernel/instant.ts";
import { CarriageBy, UnitKey } from "../parts.ts";
import { command } from "./base.ts";

/** What a carrier says about a parcel. */
export const Scan = z.enum(["first_scan", "in_transit", "delivered", "lost", "returned"]);
export type Scan = z.infer<typeof Scan>;

/**
 * By the carrier, in any order and more than once. `scannedAt` is the carrier's own time. An unknown parcel is one sent
 * with a label, or the platform could not know it: then `arrangedBy` is platform, and without `units` it holds all that
 * are left.
 */
export const RecordScan = command("RecordScan", {
  parcelId: z.string().min(1).max(128),
  scan: Scan,
  scannedAt: Instant,
  arrangedBy: CarriageBy.optional(),
  units: z.array(UnitKey).optional(),
  refundId: RefundId,
});
export type RecordScan = z.infer<typeof RecordScan>;

/** By the refund: it was handed to the payment provider, so the submission clock has been kept. */
export const RecordRefundSubmitted = command("RecordRefundSubmitted", { refundId: RefundId });
export type RecordRefundSubmitted = z.infer<typeof RecordRefundSubmitted>;

/** By the refund, when all its legs have ended. */
export const RecordRefundOutcome = command("RecordRefundOutcome", {
  refundId: RefundId,
  outcome: z.enum(["paid", "partly_paid", "cancelled"]),
  refundedMinor: z.int().nonnegative(),
});
export type RecordRefundOutcome = z.infer<typeof RecordRefundOutcome>;

/** By a refund: money became store credit with the buyer's consent, and the platform adds a bonus. */
export const RecordStoreCreditBonus = command("RecordStoreCreditBonus", {
  refundId: RefundId,
  amountMinor: z.int().positive(),
});
export type RecordStoreCreditBonus = z.infer<typeof RecordStoreCreditBonus>;

/** By the payment provider. A lost chargeback has given the buyer the money another way, so the case ends, unless it was of less. */
export const RecordChargeback = command("RecordChargeback", {
  chargebackId: z.string().min(1).max(128),
  phase: z.enum(["opened", "won", "lost"]),
  /** Of a loss: whether all that the return could give back went that way. */
  isSuperseded: z.boolean().optional(),
});
export type RecordChargeback = z.infer<typeof RecordChargeback>;

/** By the case's one timer: decide whatever is due at `at`; too early or too late changes nothing. */
export const RingClock = command("RingClock", { refundId: RefundId });
export type RingClock = z.infer<typeof RingClock>;

export const FactCommands = [
  RecordScan,
  RecordRefundSubmitted,
  RecordRefundOutcome,
  RecordStoreCreditBonus,
  RecordChargeback,
  RingClock,
] as const;
