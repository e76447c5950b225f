import { row } from "../problem-row.ts";

/** What keeps somebody from asking for more in an appeal, or from deciding it in this way. */
export const appealReviewProblems = {
  "appeal.info_rounds_used": row(409, "This party was asked as often as it may be", "Decide on the file as it is."),
  "appeal.info_empty": row(422, "The answer has nothing in it", "Give a text, evidence, or both."),
  "appeal.already_extended": row(409, "The time to answer was extended already", "Answer in the time that is left."),
  "appeal.earlier_decider": row(
    403,
    "You have decided this case before",
    "Leave it to somebody who had no part in an earlier decision.",
  ),
  "appeal.replacement_missing": row(
    422,
    "The outcome that shall hold is missing",
    "Give in legs the whole outcome that shall hold instead.",
  ),
  "appeal.replacement_not_expected": row(
    422,
    "This outcome replaces nothing",
    "Leave legs out, or choose overturned or partly_overturned.",
  ),
  "appeal.legs_unbalanced": row(
    422,
    "The legs do not balance",
    "Change the legs so that PAY_BUYER and PAY_SELLER together equal RECOVER_FROM_SELLER, CLAIM_CARRIER and PLATFORM_ABSORBS.",
  ),
  "appeal.nothing_changes": row(
    422,
    "This outcome is the one that holds",
    "Choose upheld, or change what the legs give or take.",
  ),
  "appeal.worse_for_appellant": row(
    422,
    "The outcome is worse for who appealed",
    "Choose upheld, or an outcome in which the party that appealed loses nothing.",
  ),
  "appeal.findings_missing": row(422, "The outcome has no findings", "Name in findings what was found to be so."),
  "appeal.rule_missing": row(422, "The outcome cites no rule", "Name in rules what the outcome rests on."),
  "appeal.cap_exceeded": row(
    422,
    "The amount is above your limit",
    "Stay at or below capMinor, or hand the appeal to a senior agent.",
  ),
  "appeal.decision_not_pending": row(
    409,
    "No such decision waits for a second person",
    "Read the appeal: the decision may have been confirmed, rejected, or expired.",
  ),
  "appeal.same_person": row(
    403,
    "The second person must be another one",
    "Ask a senior agent who did not propose the decision.",
  ),
};
