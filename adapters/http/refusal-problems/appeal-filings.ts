import { row } from "../problem-row.ts";

/** What keeps a party from an appeal, or anybody from a step of it. */
export const appealFilingProblems = {
  "appeal.not_found": row(
    404,
    "There is no such appeal",
    "Check the id of the appeal; an appeal that is not yours is not found either.",
  ),
  "appeal.already_filed": row(
    409,
    "You have appealed against this decision already",
    "Go on with the appeal that was filed.",
  ),
  "appeal.not_allowed_now": row(
    409,
    "The appeal cannot take this step now",
    "Read the appeal again: it shows in nextActions what can be done in its status.",
  ),
  "appeal.not_your_part": row(
    403,
    "This step of an appeal is somebody else's",
    "Leave the step to one of the roles in roles.",
  ),
  "appeal.time_over": row(
    409,
    "The time for this step has run out",
    "Read the appeal again: what happens at the end of the time is about to happen by itself.",
  ),
  "appeal.window_closed": row(
    409,
    "The time to appeal has run out",
    "Nothing is left to do here: the decision is final.",
  ),
  "appeal.nothing_at_stake": row(
    409,
    "The decision gave you everything",
    "Nothing is left to appeal for: the decision took nothing from you.",
  ),
  "appeal.appeals_used": row(
    409,
    "You have appealed as often as one can",
    "Nothing is left to do here: the newest decision stands.",
  ),
  "appeal.ground_repeated": row(
    422,
    "A ground is named twice",
    "Put what belongs together into one claim of each ground.",
  ),
  "appeal.ground_not_yours": row(422, "This ground is not one of yours", "Choose one of the grounds in allowed."),
  "appeal.evidence_not_new": row(
    422,
    "The evidence was there already",
    "Name evidence that was not in the case, or claim EVIDENCE_IGNORED for evidence that was.",
  ),
  "appeal.evidence_not_in_case": row(
    422,
    "The evidence was not in the case",
    "Name evidence of the case, or claim NEW_EVIDENCE for evidence that is new.",
  ),
  "appeal.finding_not_in_decision": row(422, "The decision did not find this", "Name one of the findings in findings."),
  "appeal.rule_not_in_decision": row(
    422,
    "The decision does not rest on this rule",
    "Name one of the rules in ruleIds.",
  ),
  "appeal.amount_not_other": row(
    422,
    "This is the amount that was decided",
    "Name the amount that the buyer should have got instead.",
  ),
  "appeal.liability_not_in_decision": row(
    422,
    "The decision makes nobody bear anything",
    "Choose another ground: nothing was recovered from you.",
  ),
};
