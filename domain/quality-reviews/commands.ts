import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { MarketCalendar } from "../kernel/clocks.ts";
import { QualityReviewId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { ReviewSubject, SampleReason, Scores } from "./review.ts";
import { QualityTerms } from "./terms.ts";

const head = { at: Instant, actor: Actor, terms: QualityTerms, calendar: MarketCalendar };

/** A decision was drawn, or turned out to have been wrong. */
export const OpenReview = z.object({
  type: z.literal("OpenReview"),
  ...head,
  reviewId: QualityReviewId,
  subject: ReviewSubject,
  because: z.array(SampleReason).min(1),
});
export type OpenReview = z.infer<typeof OpenReview>;

/** By an agent who starts or goes on reviewing. */
export const ClaimReview = z.object({ type: z.literal("ClaimReview"), ...head });
export type ClaimReview = z.infer<typeof ClaimReview>;

/** By an agent who has claimed it. */
export const ReleaseReview = z.object({ type: z.literal("ReleaseReview"), ...head });
export type ReleaseReview = z.infer<typeof ReleaseReview>;

/** By an agent who has claimed it. */
export const SubmitReview = z.object({
  type: z.literal("SubmitReview"),
  ...head,
  scores: Scores,
  textId: TextId.optional(),
});
export type SubmitReview = z.infer<typeof SubmitReview>;

/** The time has come for something, perhaps. */
export const RingClock = z.object({ type: z.literal("RingClock"), ...head });
export type RingClock = z.infer<typeof RingClock>;

export const ReviewCommand = z.discriminatedUnion("type", [
  OpenReview,
  ClaimReview,
  ReleaseReview,
  SubmitReview,
  RingClock,
]);
export type ReviewCommand = z.infer<typeof ReviewCommand>;
