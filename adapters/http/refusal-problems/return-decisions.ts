import { row } from "../problem-row.ts";

/** What keeps an agent from deciding a return in this way. */
export const returnDecisionProblems = {
  "return.decision_pending": row(
    409,
    "A decision already waits for a second person",
    "A senior agent confirms or rejects decisionId first.",
  ),
  "return.decision_not_pending": row(
    409,
    "No such decision waits for a second person",
    "Read the return; the decision may have been confirmed or rejected.",
  ),
  "return.same_person": row(
    403,
    "The second person must be another one",
    "Ask a senior agent who did not propose the decision.",
  ),
  "decision.payload_changed": row(
    409,
    "What would be carried out is not what you agreed to",
    "Read the case again, look at its pendingDecision, and approve it with the payloadHash that it has now, or reject it.",
  ),
  "decision.expired": row(
    409,
    "The time for a second person has run out",
    "Nothing of the decision is carried out. Decide the case anew if it still needs it.",
  ),
  "return.override_reason_not_allowed": row(
    422,
    "This override reason is not allowed here",
    "Choose one of the reasons in allowed.",
  ),
  "return.override_cap_exceeded": row(
    422,
    "The amount is above your limit for this reason",
    "Stay at or below capMinor, or hand the case to a senior agent.",
  ),
  "return.compensation_missing": row(
    422,
    "The decision compensates nothing",
    "Say in compensation how much is granted and in which tender, or choose another outcome.",
  ),
  "return.compensation_cap_exceeded": row(
    422,
    "The compensation is above your limit for one case",
    "Grant at most capMinor less grantedMinor, or hand the case to a senior agent.",
  ),
  "return.payer_not_allowed": row(
    422,
    "This party cannot be made to pay for this reason",
    "Choose one of the payers in allowed.",
  ),
  "return.outcome_not_possible": row(
    422,
    "The return cannot be decided in this way now",
    "Choose one of the outcomes in possible.",
  ),
  "return.amount_out_of_range": row(
    422,
    "The amount is too low or too high",
    "Decide on an amount from minMinor to maxMinor.",
  ),
};
