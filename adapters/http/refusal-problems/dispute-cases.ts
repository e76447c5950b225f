import { row } from "../problem-row.ts";

/** What keeps a dispute, or a party in it, from a step. */
export const disputeCaseProblems = {
  "dispute.not_found": row(
    404,
    "There is no such dispute",
    "Check the id of the dispute; a dispute that is not yours is not found either.",
  ),
  "dispute.already_opened": row(
    409,
    "The dispute is open already",
    "Read the dispute that has this id, and go on with it.",
  ),
  "dispute.not_allowed_now": row(
    409,
    "The dispute cannot take this step now",
    "Read the dispute again: it shows in nextActions what can be done in its status.",
  ),
  "dispute.not_your_part": row(403, "This step is somebody else's", "Leave the step to one of the roles in roles."),
  "dispute.suspended": row(
    409,
    "A chargeback suspends the dispute",
    "Wait for the bank's decision; messages and evidence are taken meanwhile.",
  ),
  "dispute.time_over": row(
    409,
    "The time for this step has run out",
    "Read the dispute again: what happens at the end of the time is about to happen by itself.",
  ),
  "dispute.ground_not_yours": row(422, "This ground is not open to you", "Choose one of the grounds in allowed."),
  "dispute.unit_repeated": row(422, "A unit is named twice", "Name each unit once."),
  "dispute.unit_unknown": row(
    422,
    "A unit is not part of this",
    "Name units of the order and the seller that the dispute is about.",
  ),
  "dispute.money_already_ordered": row(
    409,
    "Money was ordered already",
    "Leave the dispute to be decided; it cannot be taken back any more.",
  ),
  "dispute.messages_used": row(
    409,
    "You have sent as many messages as there may be",
    "Make an offer, give evidence, or let the platform decide.",
  ),
  "dispute.offer_out_of_range": row(
    422,
    "The offer is too low or too high",
    "Offer an amount from minMinor to maxMinor.",
  ),
  "dispute.offer_rounds_used": row(
    409,
    "All rounds of offers are used",
    "Accept or decline the open offer, or let the platform decide.",
  ),
  "dispute.offer_not_open": row(
    409,
    "This offer is not open",
    "Read the dispute again: the offer was answered, countered, or ran out.",
  ),
  "dispute.own_offer": row(409, "The offer is your own", "Wait for the other party's answer."),
  "dispute.submission_empty": row(422, "Nothing is given", "Name at least one piece of evidence, or write a text."),
  "dispute.withholding_reason_missing": row(
    422,
    "A reason is missing for keeping this from the other party",
    "Say in withheldBecause why the other party may not see it, or share it.",
  ),
  "dispute.evidence_type_not_asked": row(
    422,
    "A piece of evidence has a type that was not asked for",
    "Give the piece in one of the types in allowed, or without naming the module.",
  ),
  "dispute.evidence_not_requested": row(
    409,
    "No evidence is awaited from this party",
    "Read the dispute again: the request was answered, ran out, or was never made.",
  ),
  "dispute.evidence_request_open": row(
    409,
    "This party is being asked already",
    "Wait for the answer, or for its deadline.",
  ),
  "dispute.evidence_rounds_used": row(
    409,
    "This party was asked as often as it may be",
    "Decide on the file as it is.",
  ),
  "dispute.already_extended": row(
    409,
    "The time was extended already",
    "Answer in the time that is left; what comes later is taken as late evidence.",
  ),
};
