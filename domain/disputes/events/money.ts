import * as z from "zod";
import { AppealId, RefundId } from "../../kernel/ids.ts";
import { Instant } from "../../kernel/instant.ts";
import { UnitKey } from "../../ledger/unit-key.ts";
import { ComponentAmounts } from "../../ledger/unit-value.ts";
import { DisputeClock } from "../clock.ts";
import { DisputeDecision } from "../decision.ts";
import { DisputeCloseReason, HeardAppeal, PaymentPurpose, Recoup } from "../parts.ts";
import { Party } from "../terms.ts";
import { event } from "./base.ts";

const minor = z.int().nonnegative();

/** What is paid, and how a dispute ends. */
export const MoneyEvents = [
  event("DisputePaymentOrdered", {
    refundId: RefundId,
    purpose: PaymentPurpose,
    /** `refundedBeforeMinor` is what earlier refunds ordered of the unit's item and tax. */
    units: z.array(UnitKey.extend({ amounts: ComponentAmounts, refundedBeforeMinor: minor })).min(1),
    amountMinor: z.int().positive(),
    submitBy: Instant,
  }),
  event("DisputePaymentSubmitted", { refundId: RefundId }),
  event("DisputePaymentRecorded", {
    refundId: RefundId,
    outcome: z.enum(["paid", "partly_paid", "cancelled"]),
    refundedMinor: minor,
  }),
  event("DisputeSettlementBegun", { returnRequired: z.boolean() }),
  /** The payments were not on their way in time; somebody must look. */
  event("DisputePaymentOverdue", { refundIds: z.array(RefundId), dueAt: Instant }),
  event("DisputeReturnConcluded", { closeReason: z.string(), refundedMinor: minor }),
  /** `clock` is the time to appeal; an agreement has none. */
  event("DisputeSettled", { clock: DisputeClock.optional() }),
  event("DisputeAppealed", { appealId: AppealId, party: Party, decisionId: z.string() }),
  /** The window to appeal ran on meanwhile, for the other party. */
  event("DisputeAppealEnded", { appealId: AppealId, outcome: HeardAppeal.shape.outcome.unwrap() }),
  /** A later decision changed the outcome: its legs are new ones, and what cannot be got back the platform bears. */
  event("DisputeDecisionRevised", {
    decision: DisputeDecision,
    outcome: z.enum(["overturned", "partly_overturned"]),
    recoup: z.object({ buyer: Recoup, seller: Recoup }),
  }),
  event("DisputeFinalised", { closeReason: DisputeCloseReason }),
  event("DisputeSuspended", { chargebackId: z.string() }),
  /** The clocks run on with the time they had left. */
  event("DisputeResumed", {
    chargebackId: z.string(),
    outcome: z.enum(["won", "lost"]),
    clocks: z.array(DisputeClock),
  }),
] as const;
