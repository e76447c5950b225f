import { onReview } from "./on-review.ts";

/** A reviewer gives the place back. */
export const releaseQualityReview = onReview(({ head }) => ({ type: "ReleaseReview", ...head }));
