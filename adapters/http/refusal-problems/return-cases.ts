import { row } from "../problem-row.ts";

/** When and by whom a step on a return is possible, and what the parties can offer each other. */
export const returnCaseProblems = {
  "return.not_found": row(404, "There is no such return", "Check the id; what is not yours is not found."),
  "return.already_requested": row(409, "A return of this id was already opened", "Read the return that is there."),
  "return.not_allowed_now": row(
    409,
    "The return does not allow this now",
    "Use one of the actions in allowed, or read the return again.",
  ),
  "return.not_your_part": row(
    403,
    "This step belongs to another party",
    "Leave the step to one of the roles in roles; nextActions of the return lists yours.",
  ),
  "return.suspended": row(
    409,
    "The return stands still during a chargeback",
    "Wait until the bank has decided on the chargeback; the clocks then run on.",
  ),
  "return.in_dispute": row(
    409,
    "The return is in a dispute",
    "Take your step in the dispute that disputeId names; its outcome comes back to the return.",
  ),
  "return.dispute_unknown": row(
    404,
    "The return was not handed to this dispute",
    "Check disputeId against the return.",
  ),
  "return.window_closed": row(
    422,
    "The time for this step is over",
    "It ended at closedAt. Read the return to see which steps are still open.",
  ),
  "return.too_early": row(422, "It is too early for this step", "Try again from allowedFrom on."),
  "return.resubmissions_used": row(
    422,
    "The rejection cannot be challenged with the seller again",
    "Ask for an agent to decide, or accept the rejection.",
  ),
  "return.money_already_ordered": row(
    409,
    "A refund was already ordered for this return",
    "Wait for the refund; the step would move its money a second time.",
  ),
  "return.already_contested": row(
    409,
    "The refund was already contested",
    "Wait for the agent's decision; it is made once.",
  ),
  "return.refund_unknown": row(404, "The return did not order this refund", "Check refundId against the return."),
  "return.offer_out_of_range": row(
    422,
    "The offer is too low or too high",
    "Offer an amount from minMinor to maxMinor.",
  ),
  "return.offer_rounds_used": row(
    422,
    "No round of offers is left",
    "Accept or decline the open offer, or take another of the listed actions.",
  ),
  "return.offer_not_open": row(
    409,
    "The offer is no longer open",
    "Read the return; a newer offer may have replaced it.",
  ),
  "return.own_offer": row(
    403,
    "Only the other party can answer the offer",
    "Wait for the answer, which is due when the offer expires.",
  ),
  "return.return_not_needed": row(
    422,
    "The goods need not come back",
    "Refund without the goods, or make an offer with withReturn false.",
  ),
  "return.agreement_not_claimed": row(
    409,
    "There is no agreement to confirm",
    "Confirm after the seller has said that you agreed, or take another of the listed actions.",
  ),
};
