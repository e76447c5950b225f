import { row } from "../problem-row.ts";

/** What keeps somebody from deciding a dispute in this way, and what a dispute does not know. */
export const disputeDecisionProblems = {
  "dispute.legs_unbalanced": row(
    422,
    "The legs do not balance",
    "Change the legs so that PAY_BUYER and PAY_SELLER together equal RECOVER_FROM_SELLER, CLAIM_CARRIER and PLATFORM_ABSORBS.",
  ),
  "dispute.leg_repeated": row(
    422,
    "A kind of leg is named twice",
    "Put what belongs together into one leg of each kind.",
  ),
  "dispute.leg_not_possible": row(422, "This leg is not possible here", "Choose among the kinds of legs in possible."),
  "dispute.leg_units_unequal": row(
    422,
    "The units of a leg do not sum to its amount",
    "Give amounts of units that sum to the leg's amountMinor.",
  ),
  "dispute.leg_too_high": row(422, "A leg is above what there is", "Stay at or below maxMinor."),
  "dispute.findings_contradict": row(422, "The findings contradict each other", "Name only one of the two."),
  "dispute.rule_missing": row(422, "The decision cites no rule", "Name in rules what the decision rests on."),
  "dispute.override_reason_missing": row(
    422,
    "The decision departs from the proposal without a reason",
    "Give an override reason, or decide along the proposal.",
  ),
  "dispute.override_reason_not_allowed": row(
    422,
    "This override reason is not allowed here",
    "Choose one of the reasons in allowed.",
  ),
  "dispute.payer_not_allowed": row(
    422,
    "This party cannot be made to pay for this reason",
    "Fund the decision by the kinds of legs in allowed.",
  ),
  "dispute.cap_exceeded": row(
    422,
    "The amount is above your limit",
    "Stay at or below capMinor, or hand the dispute to a senior agent.",
  ),
  "dispute.earlier_decider": row(
    403,
    "You have decided this dispute before",
    "Leave it to somebody who had no part in an earlier decision.",
  ),
  "dispute.decision_not_pending": row(
    409,
    "No such decision waits for a second person",
    "Read the dispute: the decision may have been confirmed, rejected, or expired.",
  ),
  "dispute.same_person": row(
    403,
    "The second person must be another one",
    "Ask a senior agent who did not propose the decision.",
  ),
  "dispute.payment_unknown": row(422, "The dispute ordered no such payment", "Name a refund that the dispute ordered."),
  "dispute.decision_unknown": row(
    422,
    "This is not the decision that holds",
    "Name the newest decision of the dispute.",
  ),
  "dispute.appeal_unknown": row(
    422,
    "The dispute knows no such appeal",
    "Name an appeal that was filed against a decision of this dispute.",
  ),
  "dispute.already_appealed": row(
    409,
    "You have appealed against this decision already",
    "Go on with the appeal that was filed.",
  ),
};
