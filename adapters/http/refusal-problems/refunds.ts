import type { RefundRefusal } from "../../../domain/refunds/refusals.ts";
import { type ProblemRow, row } from "../problem-row.ts";

/** Every "no" about a refund; a code of the domain without a row does not compile. */
export const refundProblems = {
  "refund.not_open": row(404, "There is no such refund", "Check the id; the refund was never opened."),
  "refund.id_taken": row(409, "A refund of this id has another content", "Use a new id for a new refund."),
  "refund.unit_unknown": row(422, "The unit is not part of the order", "Name units that the order has."),
  "refund.unit_repeated": row(422, "A unit is named twice", "Name each unit once."),
  "refund.seller_mismatch": row(
    422,
    "The unit was sold by another seller",
    "Refund units of one seller; each seller has a refund of their own.",
  ),
  "refund.exceeds_paid": row(
    422,
    "More than was paid for the unit",
    "Refund at most paidMinor of this component of the unit.",
  ),
  "refund.exceeds_refundable": row(
    422,
    "More than is left to refund",
    "Refund at most refundableMinor; the rest is refunded or reserved already.",
  ),
  "refund.deductions_exceed_label": row(
    422,
    "More is deducted for the label than it cost",
    "Deduct at most costMinor for the return label.",
  ),
  "refund.store_credit_needs_consent": row(
    422,
    "Store credit needs the buyer's consent",
    "Ask the buyer and send storeCreditConsentAt, or choose another tender.",
  ),
  "refund.leg_unknown": row(404, "The refund has no such leg", "Read the refund and name one of its legs."),
  "refund.leg_not_allowed_now": row(
    409,
    "The leg does not allow this now",
    "Wait until the leg is in one of the statuses in allowed, or read the refund again.",
  ),
  "refund.leg_maybe_paid": row(
    409,
    "The leg may have been paid",
    "Wait until the payment provider has said what became of it.",
  ),
  "refund.leg_parked": row(
    409,
    "The leg waits for a person",
    "Let an agent resume the refund or reroute the leg first.",
  ),
  "refund.already_reserved": row(
    409,
    "The money is already reserved",
    "Give up single legs that have stopped instead.",
  ),
  "refund.not_parked": row(409, "The refund does not wait for a person", "Read the refund; it goes on by itself."),
  "refund.already_completed": row(409, "The refund has ended", "Read how it ended; a new refund has a new id."),
  "refund.tender_unknown": row(
    422,
    "The refund cannot be paid with this tender",
    "Choose one of the tenders in allowed.",
  ),
  "refund.payment_unknown": row(422, "The order has no such payment", "Name one of the order's payments."),
  "refund.role_not_allowed": row(
    403,
    "Your rank does not allow this on a refund",
    "Hand the step to somebody of the rank in needs.",
  ),
} satisfies Record<RefundRefusal["code"], ProblemRow>;
