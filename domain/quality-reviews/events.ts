import * as z from "zod";
import { AgentId, QualityReviewId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { ReviewClaim, ReviewSubject, SampleReason, Submission, Verdict } from "./review.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

/** Everything that can have happened to a review. Words are never in it, only their id. */
export const ReviewEvent = z.discriminatedUnion("type", [
  event("ReviewOpened", {
    reviewId: QualityReviewId,
    subject: ReviewSubject,
    because: z.array(SampleReason).min(1),
    dueAt: Instant,
  }),
  event("ReviewClaimed", ReviewClaim.shape),
  event("ReviewReleased", { by: AgentId }),
  event("ReviewSubmitted", Submission.omit({ at: true }).shape),
  /** A senior agent is asked by `dueAt`. */
  event("ReviewersDiffered", { dueAt: Instant }),
  event("ReviewSettled", Verdict.shape),
  /** Back to the queue: whoever had claimed it has not any more. */
  event("ReviewOverdue", { dueAt: Instant, nextDueAt: Instant }),
  event("ReviewLapsed", { dueAt: Instant }),
]);
export type ReviewEvent = z.infer<typeof ReviewEvent>;
export type ReviewEventType = ReviewEvent["type"];
export type ReviewEventOf<Type extends ReviewEventType> = Extract<ReviewEvent, { type: Type }>;

/** The names of all events, for documents and tests. */
export const reviewEventTypes: readonly ReviewEventType[] = ReviewEvent.options.map(({ shape }) => shape.type.value);

/** The events after which the process of a review may have nothing to wait for, or something else. */
export const reviewWakingEventTypes: readonly ReviewEventType[] = [
  "ReviewersDiffered",
  "ReviewSettled",
  "ReviewLapsed",
];
