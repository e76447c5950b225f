import type { ReviewRefusal } from "../../../domain/quality-reviews/refusals.ts";
import { type ProblemRow, row } from "../problem-row.ts";

/** Every "no" of a review of a decision. */
export const qualityProblems = {
  "quality.not_open": row(
    409,
    "The review is over",
    "Nothing is left to do: the review was settled, or nobody did it in time.",
  ),
  "quality.own_decision": row(
    403,
    "Nobody reviews their own decision",
    "Leave the review to somebody who had no part in the decision.",
  ),
  "quality.already_reviewed": row(
    409,
    "You have reviewed the decision",
    "Nothing is left to do: each reviewer speaks once, and a third one settles.",
  ),
  "quality.senior_needed": row(
    403,
    "The reviewers differ and a senior agent settles",
    "Leave the review to a senior agent who has not reviewed the decision.",
  ),
  "quality.seats_taken": row(
    409,
    "Others are reviewing the decision",
    "Take another review, or come back when a claim has ended.",
  ),
  "quality.not_claimed": row(409, "You have not claimed the review", "Claim the review first; a claim ends by itself."),
} satisfies Record<ReviewRefusal["code"], ProblemRow>;
