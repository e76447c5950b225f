import type { Reaction } from "../../adapters/events/reaction.ts";
import { reviewWakingEventTypes } from "../../domain/quality-reviews/events.ts";
import { overturningEventTypes } from "../cases/overturned-decision.ts";
import { decidingEventTypes } from "./reviewed-decisions.ts";

/** Which decisions are reviewed, and when reviews stand in the agents' queue. */
export const qualityReactionRows: readonly Reaction[] = [
  { entry: "sample-decision-when-decided", on: [...new Set([...decidingEventTypes, ...overturningEventTypes])] },
  {
    entry: "queue-quality-review-when-it-moved",
    on: ["ReviewOpened", "ReviewersDiffered", "ReviewSettled", "ReviewOverdue", "ReviewLapsed"],
  },
  { entry: "resume-quality-process-when-review-moved", on: reviewWakingEventTypes },
];
