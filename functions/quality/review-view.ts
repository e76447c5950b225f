import * as z from "zod";
import { AUDIENCES } from "../../adapters/http/route.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import {
  claimsAt,
  hasClaimed,
  type QualityReview,
  ReviewStatus,
  refusalOfClaim,
  refusalOfReviewer,
  Scores,
  Severity,
  Verdict,
} from "../../domain/quality-reviews/index.ts";

/**
 * A review as one reviewer may see it: the decision and nobody's name; one's own scores, and those of others only where a senior
 * has to settle between them, or all is settled. Why the decision was drawn is not shown, for it would say what to look for.
 */
export const ReviewStanding = z
  .object({
    reviewId: z.string(),
    status: ReviewStatus,
    dueAt: Instant,
    decision: z.object({
      decisionId: z.string(),
      market: z.string(),
      outcome: z.string(),
      reasonCode: z.string(),
      severity: Severity.optional(),
      decidedAt: Instant,
    }),
    claimedUntil: Instant.optional(),
    mine: Scores.optional(),
    others: z.array(Scores),
    verdict: Verdict.optional(),
    nextActions: z.array(z.object({ action: z.string(), method: z.literal("POST"), href: z.string() })),
  })
  .meta({ id: "QualityReviewStanding" });
export type ReviewStanding = z.infer<typeof ReviewStanding>;

/** Who looks, and when. */
export interface ReviewReader {
  readonly actor: Actor;
  readonly at: Instant;
}

const mayCompare = (review: QualityReview, { actor }: ReviewReader): boolean => {
  if (review.status === "settled") return true;
  return review.status === "disputed" && refusalOfReviewer(review, actor) === undefined;
};

const actionsFor = (review: QualityReview, { actor, at }: ReviewReader): ReviewStanding["nextActions"] => {
  const mine = hasClaimed(review, actor.id, at);
  const canClaim = refusalOfClaim(review, actor, at) === undefined;
  const canSubmit = mine && refusalOfReviewer(review, actor) === undefined;
  const names = [...(canClaim ? ["claim"] : []), ...(mine ? ["release"] : []), ...(canSubmit ? ["submit"] : [])];
  return names.map((action) => ({
    action,
    method: "POST",
    href: `${AUDIENCES.agent.prefix}/quality-reviews/${review.reviewId}/${action}`,
  }));
};

/** The review for its reader. */
export const reviewStanding = (review: QualityReview, reader: ReviewReader): ReviewStanding => {
  const { reviewId, status, dueAt, subject, submissions, verdict } = review;
  const { decisionId, market, outcome, reasonCode, severity, decidedAt } = subject;
  const claim = claimsAt(review, reader.at).find(({ by }) => by === reader.actor.id);
  const mine = submissions.find(({ by }) => by === reader.actor.id);
  return {
    ...{ reviewId, status, dueAt },
    decision: { decisionId, market, outcome, reasonCode, decidedAt, ...(severity === undefined ? {} : { severity }) },
    ...(claim === undefined ? {} : { claimedUntil: claim.until }),
    ...(mine === undefined ? {} : { mine: mine.scores }),
    others: mayCompare(review, reader)
      ? submissions.filter((submission) => submission !== mine).map(({ scores }) => scores)
      : [],
    ...(verdict === undefined ? {} : { verdict }),
    nextActions: actionsFor(review, reader),
  };
};
