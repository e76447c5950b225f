import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { ReviewEvent, ReviewEventOf } from "./events.ts";
import { type ReviewStatus, reviewLifecycle } from "./lifecycle.ts";
import type { QualityReview, QualityReviewState } from "./review.ts";

const begin = ({ at, data }: ReviewEventOf<"ReviewOpened">, status: ReviewStatus): QualityReview => ({
  ...data,
  status,
  openedAt: at,
  round: 1,
  claims: [],
  submissions: [],
});

const without = ({ claims }: QualityReview, agentId: string): QualityReview["claims"] =>
  claims.filter(({ by }) => by !== agentId);

const changed = (review: QualityReview, event: Exclude<ReviewEvent, { type: "ReviewOpened" }>): QualityReview => {
  const { at } = event;
  switch (event.type) {
    case "ReviewClaimed":
      return { ...review, claims: [...without(review, event.data.by), event.data] };
    case "ReviewReleased":
      return { ...review, claims: without(review, event.data.by) };
    case "ReviewSubmitted":
      return {
        ...review,
        claims: without(review, event.data.by),
        submissions: [...review.submissions, { ...event.data, at }],
      };
    case "ReviewersDiffered":
      return { ...review, claims: [], round: 1, dueAt: event.data.dueAt };
    case "ReviewSettled":
      return { ...review, claims: [], verdict: event.data, endedAt: at };
    case "ReviewOverdue":
      return { ...review, claims: [], round: review.round + 1, dueAt: event.data.nextDueAt };
    case "ReviewLapsed":
      return { ...review, claims: [], endedAt: at };
  }
};

/** The review after an event. Throws where the table has no such move. */
export const evolve = (state: QualityReviewState, event: ReviewEvent): QualityReview => {
  const status = statusAfter(reviewLifecycle, state?.status ?? "none", event.type);
  invariant(status !== "none", "nothing leads back to nothing");
  if (event.type === "ReviewOpened") return begin(event, status);
  invariant(state !== undefined, "only ReviewOpened begins a review");
  return { ...changed(state, event), status };
};
