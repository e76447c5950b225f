import type { CaseProcess, Standing } from "../../adapters/workflow/await-case.ts";
import { isPending, type QualityReview } from "../../domain/quality-reviews/index.ts";
import { reviewAggregate } from "./review-aggregate.ts";

/** The words of a review for its state machine: somebody is still to review by a time, or it is over. */
export const standingOf = (review: QualityReview): Standing => {
  const goesOn = isPending(review);
  return { status: goesOn ? "going" : "over", wakeAt: goesOn ? review.dueAt : null, isAtRest: !goesOn };
};

/** Reviews as the state machine `quality` knows them. */
export const reviewProcess: CaseProcess<QualityReview> = { name: "quality", aggregate: reviewAggregate, standingOf };
