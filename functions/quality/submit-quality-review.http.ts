import { onReview } from "./on-review.ts";
import type { ReviewBody } from "./review-bodies.ts";

/** A reviewer hands in what they found. */
export const submitQualityReview = onReview<ReviewBody>(({ head, body: { comment: _words, ...scores }, textId }) => ({
  type: "SubmitReview",
  ...head,
  scores,
  ...(textId === undefined ? {} : { textId }),
}));
