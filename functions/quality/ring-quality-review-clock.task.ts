import { wordsOf } from "../../adapters/workflow/await-case.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { QualityReviewId } from "../../domain/kernel/ids.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { queueAsItStands } from "./queue-as-it-stands.ts";
import { standingOf } from "./review-process.ts";
import { reviewHead, sendToReview } from "./send-to-review.ts";

/**
 * Tells a review the time: one that is due goes back to the queue, or is given up. Its item stands in its queue again, where an earlier
 * failure had put it elsewhere.
 */
export const ringQualityReviewClock: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const sent = await sendToReview(runtime, QualityReviewId.parse(caseId), commandId, (at, state) => {
    invariant(state !== undefined, `review ${caseId} was opened`);
    return { type: "RingClock", ...reviewHead(state.subject.market, at, SYSTEM) };
  });
  const review = sent.current?.state;
  invariant(review !== undefined, "a review that was told the time exists");
  await queueAsItStands(runtime, review, `${commandId}:desk`);
  return { outcome: sent.outcome, ...wordsOf(standingOf(review)) };
};
