import { dueAt } from "../kernel/clocks.ts";
import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { AgentId } from "../kernel/ids.ts";
import { addMs } from "../kernel/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import type { ClaimReview, OpenReview, ReleaseReview, ReviewCommand, RingClock, SubmitReview } from "./commands.ts";
import type { ReviewEvent } from "./events.ts";
import type { ReviewRefusal } from "./refusals.ts";
import { isPending, type QualityReview, type QualityReviewState, type Submission } from "./review.ts";
import { agree, agreement, hasClaimed, REVIEWERS, refusalOfClaim, refusalOfReviewer } from "./rules.ts";

type Answer = Decision<ReviewEvent, ReviewRefusal>;

const MS_PER_HOUR = 3_600_000;

const open = (state: QualityReviewState, command: OpenReview): Answer => {
  if (state !== undefined) return accept();
  const { at, reviewId, subject, because, terms, calendar } = command;
  const data = { reviewId, subject, because, dueAt: dueAt(at, terms.reviewWithin, calendar) };
  return accept({ type: "ReviewOpened", at, data });
};

const claim = (review: QualityReview, { at, actor, terms }: ClaimReview): Answer => {
  const refusal = refusalOfClaim(review, actor, at);
  if (refusal !== undefined) return refuse(refusal);
  const until = addMs(at, terms.claimHours * MS_PER_HOUR);
  return accept({ type: "ReviewClaimed", at, data: { by: AgentId.parse(actor.id), until } });
};

const release = (review: QualityReview, { at, actor }: ReleaseReview): Answer =>
  hasClaimed(review, actor.id, at)
    ? accept({ type: "ReviewReleased", at, data: { by: AgentId.parse(actor.id) } })
    : refuse({ code: "quality.not_claimed" });

/** What follows when a review was handed in: a comparison once there are two, the end where a senior has spoken. */
const consequence = (review: QualityReview, mine: Submission, { at, terms, calendar }: SubmitReview): ReviewEvent[] => {
  if (review.status === "disputed")
    return [{ type: "ReviewSettled", at, data: { settledBy: "senior", scores: mine.scores } }];
  const [first] = review.submissions;
  if (first === undefined || review.submissions.length + 1 < REVIEWERS) return [];
  return agree(first.scores, mine.scores)
    ? [{ type: "ReviewSettled", at, data: agreement(first, mine) }]
    : [{ type: "ReviewersDiffered", at, data: { dueAt: dueAt(at, terms.reviewWithin, calendar) } }];
};

const submit = (review: QualityReview, command: SubmitReview): Answer => {
  const { at, actor, scores, textId } = command;
  const refusal = refusalOfReviewer(review, actor);
  if (refusal !== undefined) return refuse(refusal);
  if (!hasClaimed(review, actor.id, at)) return refuse({ code: "quality.not_claimed" });
  const words = textId === undefined ? {} : { textId };
  const mine = { by: AgentId.parse(actor.id), scores, ...words };
  return accept<ReviewEvent>(
    { type: "ReviewSubmitted", at, data: mine },
    ...consequence(review, { ...mine, at }, command),
  );
};

const ring = (review: QualityReview, { at, terms, calendar }: RingClock): Answer => {
  const { round, dueAt: due } = review;
  if (!isPending(review) || at < due) return accept();
  return round >= terms.roundsMax
    ? accept({ type: "ReviewLapsed", at, data: { dueAt: due } })
    : accept({
        type: "ReviewOverdue",
        at,
        data: { dueAt: due, nextDueAt: dueAt(at, terms.reviewWithin, calendar) },
      });
};

/** Answers a command on a review with what happened, or why not. */
export const decide = (state: QualityReviewState, command: ReviewCommand): Answer => {
  if (command.type === "OpenReview") return open(state, command);
  invariant(state !== undefined, "only a review that was opened is worked on");
  switch (command.type) {
    case "ClaimReview":
      return claim(state, command);
    case "ReleaseReview":
      return release(state, command);
    case "SubmitReview":
      return submit(state, command);
    case "RingClock":
      return ring(state, command);
  }
};
