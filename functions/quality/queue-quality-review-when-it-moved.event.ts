import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { queueAsItStands } from "./queue-as-it-stands.ts";
import { reviewAggregate } from "./review-aggregate.ts";

/** Keeps the agents' queue of reviews as the reviews stand. */
export const queueQualityReview: ReactionHandler = async ({ id, caseId }, runtime) => {
  const review = (await load(runtime.store, reviewAggregate, caseId))?.state;
  if (review !== undefined) await queueAsItStands(runtime, review, `${id}:desk`);
};
