import type { ChargebackRefusal } from "../../../domain/chargebacks/refusals.ts";
import { type ProblemRow, row } from "../problem-row.ts";

/** Every "no" of a chargeback, but for that of the books, which is a refund's too. */
export const chargebackProblems = {
  "chargeback.unknown": row(
    404,
    "There is no such chargeback",
    "Nothing is known under this id: use the id that the case list or the queue shows.",
  ),
  "chargeback.payment_unknown": row(
    422,
    "The payment is not known",
    "Name an order that was handed in and one of its payments; hand in the order first if it is missing.",
  ),
  "chargeback.already_matched": row(
    409,
    "The chargeback is bound to another payment",
    "Read the case: what a chargeback takes back is bound once and for good.",
  ),
  "chargeback.other_currency": row(
    422,
    "The amount has another currency than the payment",
    "Send as amount what was debited in the payment's currency, in expected, and what the bank claims in the buyer's own currency as presentment.",
  ),
  "chargeback.not_allowed_now": row(
    409,
    "The chargeback cannot take this step now",
    "Read the case again: it shows in nextActions what can be done in its status.",
  ),
  "chargeback.nothing_to_review": row(
    409,
    "Nothing waits to be looked at",
    "Read the case again: somebody has looked at it already.",
  ),
  "chargeback.nothing_to_send": row(422, "There is nothing to send to the bank", "Give a text, evidence, or both."),
} satisfies Record<Exclude<ChargebackRefusal["code"], "refund.exceeds_refundable">, ProblemRow>;
