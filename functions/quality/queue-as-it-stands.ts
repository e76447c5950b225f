import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { isPending, type QualityReview } from "../../domain/quality-reviews/index.ts";
import { findWithDesk, finishWorkItem, openWorkItem } from "../agent-desk/send-to-desk.ts";
import { reviewAggregate } from "./review-aggregate.ts";

/** Puts a review into the agents' queue while somebody is to review, and takes it out when nobody is. */
export const queueAsItStands = async (runtime: Runtime, review: QualityReview, commandId: string): Promise<void> => {
  const { reviewId, dueAt } = review;
  if (isPending(review)) return openWorkItem(runtime, reviewId, commandId, { queue: "quality-reviews", dueAt });
  const { isQueued } = await findWithDesk(runtime, reviewAggregate, reviewId);
  if (isQueued) await finishWorkItem(runtime, reviewId, commandId);
};
