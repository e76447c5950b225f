import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { queueQualityReview } from "./queue-quality-review-when-it-moved.event.ts";
import { qualityReactionRows } from "./reaction-rows.ts";
import { resumeQualityProcess } from "./resume-quality-process-when-review-moved.event.ts";
import { sampleDecision } from "./sample-decision-when-decided.event.ts";

/** What reviews of decisions do when something happened. */
export const qualityReactions = bindReactions(qualityReactionRows, {
  "sample-decision-when-decided": sampleDecision,
  "queue-quality-review-when-it-moved": queueQualityReview,
  "resume-quality-process-when-review-moved": resumeQualityProcess,
});
