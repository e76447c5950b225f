import { onReview } from "./on-review.ts";

/** A reviewer takes one of the two places, or a senior the third, or keeps it for longer. */
export const claimQualityReview = onReview(({ head }) => ({ type: "ClaimReview", ...head }));
