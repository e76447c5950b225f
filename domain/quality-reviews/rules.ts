import type { Actor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ReviewRefusal } from "./refusals.ts";
import {
  isPending,
  type QualityReview,
  type ReviewClaim,
  type Scores,
  SopJudgement,
  type Submission,
  type Verdict,
} from "./review.ts";

/** How many review a decision before anybody compares them. */
export const REVIEWERS = 2;

/** The claims that hold at an instant. */
export const claimsAt = ({ claims }: QualityReview, at: Instant): readonly ReviewClaim[] =>
  claims.filter(({ until }) => at < until);

const seatsLeft = (review: QualityReview): number =>
  review.status === "disputed" ? 1 : REVIEWERS - review.submissions.length;

/** Why this person may not review this decision at all, whoever has claimed it; undefined where they may. */
export const refusalOfReviewer = (review: QualityReview, { id, role }: Actor): ReviewRefusal | undefined => {
  if (review.subject.deciders.some((decider) => decider === id)) return { code: "quality.own_decision" };
  if (!isPending(review)) return { code: "quality.not_open", status: review.status };
  if (review.submissions.some(({ by }) => by === id)) return { code: "quality.already_reviewed" };
  return review.status === "disputed" && role !== "senior_agent" ? { code: "quality.senior_needed" } : undefined;
};

/** Whether somebody has claimed the review at an instant. */
export const hasClaimed = (review: QualityReview, agentId: string, at: Instant): boolean =>
  claimsAt(review, at).some(({ by }) => by === agentId);

/** Why this person cannot claim it now; undefined where they can. */
export const refusalOfClaim = (review: QualityReview, actor: Actor, at: Instant): ReviewRefusal | undefined => {
  const refusal = refusalOfReviewer(review, actor);
  if (refusal !== undefined || hasClaimed(review, actor.id, at)) return refusal;
  return claimsAt(review, at).length < seatsLeft(review) ? undefined : { code: "quality.seats_taken" };
};

/** Whether two reviewers found the same: what was decided, why, what kind of mistake it was, and what would have been right. */
export const agree = (one: Scores, other: Scores): boolean =>
  one.decisionCorrect === other.decisionCorrect &&
  one.reasonCodeCorrect === other.reasonCodeCorrect &&
  one.severityCorrect === other.severityCorrect &&
  one.errorClass === other.errorClass &&
  one.wouldBe === other.wouldBe;

const worse = (one: SopJudgement, other: SopJudgement): SopJudgement =>
  SopJudgement.options.indexOf(one) >= SopJudgement.options.indexOf(other) ? one : other;

/** What two who agree came to: of what they may see differently, the worse procedure and the lower notice. */
export const agreement = (one: Submission, other: Submission): Verdict => ({
  settledBy: "agreement",
  scores: {
    ...one.scores,
    noticeQuality: Math.min(one.scores.noticeQuality, other.scores.noticeQuality),
    sopAdherence: worse(one.scores.sopAdherence, other.scores.sopAdherence),
  },
});
