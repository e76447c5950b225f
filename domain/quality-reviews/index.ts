import type { Decider } from "../kernel/decider.ts";
import type { ReviewCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { ReviewEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { ReviewRefusal } from "./refusals.ts";
import type { QualityReviewState } from "./review.ts";

/** Reviews of decisions as a decider; one that was never opened is undefined. */
export const qualityReviews: Decider<QualityReviewState, ReviewCommand, ReviewEvent, ReviewRefusal> = {
  initial: undefined,
  decide,
  evolve,
};

export type { ReviewCommand } from "./commands.ts";
export { type ReviewEvent, type ReviewEventType, reviewEventTypes, reviewWakingEventTypes } from "./events.ts";
export { ReviewStatus, reviewLifecycle } from "./lifecycle.ts";
export { type ReviewRefusal, reviewRefusalCodes } from "./refusals.ts";
export * from "./review.ts";
export { claimsAt, hasClaimed, REVIEWERS, refusalOfClaim, refusalOfReviewer } from "./rules.ts";
export { type Drawn, sampleReasons } from "./sampling.ts";
export { QualityTerms, Severity } from "./terms.ts";
