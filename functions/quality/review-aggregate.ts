import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import { type DecisionId, newId, type QualityReviewId } from "../../domain/kernel/ids.ts";
import {
  QualityReview,
  type QualityReviewState,
  qualityReviews,
  type ReviewCommand,
  type ReviewEvent,
  type ReviewRefusal,
} from "../../domain/quality-reviews/index.ts";

/** How reviews are kept: in no list of their own, since reviewers find them in the agents' queue. */
export const reviewAggregate: Aggregate<QualityReviewState, ReviewCommand, ReviewEvent, ReviewRefusal> = {
  kind: "quality-review",
  decider: qualityReviews,
  stateSchema: QualityReview,
  listing: (state) => ({ openedAt: state?.openedAt ?? "" }),
};

/** A decision is reviewed once, so the review's id follows from the decision's. */
export const reviewIdOf = (decisionId: DecisionId): QualityReviewId =>
  newId("qar_", derivedUlid(`quality/${decisionId}`));
