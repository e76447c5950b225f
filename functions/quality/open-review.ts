import { load } from "../../adapters/dynamodb/load.ts";
import { isAmongFirstDecisions } from "../../adapters/dynamodb/quality-rows.ts";
import { lotOf, qualityTerms } from "../../adapters/policies/quality-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { type ReviewSubject, sampleReasons } from "../../domain/quality-reviews/index.ts";
import { workItemAggregate, workItemIdOf } from "../agent-desk/work-item-aggregate.ts";
import { reviewIdOf } from "./review-aggregate.ts";
import { standingOf } from "./review-process.ts";
import { type ReviewedDecision, subjectOf } from "./reviewed-decisions.ts";
import { reviewHead, sendToReview } from "./send-to-review.ts";
import { severityOf } from "./severity-of.ts";

const isAmongFirst = async ({ store }: Runtime, { deciders, decisionId }: ReviewSubject): Promise<boolean> => {
  const [decider] = deciders;
  const max = qualityTerms.sampling.firstDecisions;
  return decider !== undefined && isAmongFirstDecisions(store, decider, decisionId, max);
};

/**
 * Opens the review of a decision that is drawn or was overturned, and starts its process. Doing it again opens and starts nothing; a
 * decision that was reviewed already is not reviewed again because it was overturned.
 */
export const openReview = async (
  runtime: Runtime,
  decision: ReviewedDecision,
  market: string,
  { isOverturned }: { readonly isOverturned: boolean },
): Promise<void> => {
  const work = (await load(runtime.store, workItemAggregate, workItemIdOf(decision.caseId)))?.state;
  const subject = subjectOf(decision, market, severityOf(work));
  const because = sampleReasons(qualityTerms, {
    lot: lotOf(qualityTerms.salt, subject.decisionId),
    isAmongFirst: await isAmongFirst(runtime, subject),
    isOverturned,
    severity: subject.severity,
  });
  if (because.length === 0) return;
  const reviewId = reviewIdOf(subject.decisionId);
  const sent = await sendToReview(runtime, reviewId, `open:${reviewId}`, (at) => ({
    type: "OpenReview",
    ...reviewHead(market, at, SYSTEM),
    reviewId,
    subject,
    because: [...because],
  }));
  const review = sent.current?.state;
  if (review === undefined) return;
  const { status, wakeAt } = standingOf(review);
  await runtime.processes.start("quality", `${reviewId}-quality`, { caseId: reviewId, status, wakeAt });
};
