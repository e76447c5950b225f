import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { awaitQualityReview } from "./await-quality-review.task.ts";
import { parkQualityReview } from "./park-quality-review.task.ts";
import { ringQualityReviewClock } from "./ring-quality-review-clock.task.ts";

/** What the state machine of reviews can ask for, by task. */
export const qualityTasks = {
  "await-quality-review": awaitQualityReview,
  "ring-quality-review-clock": ringQualityReviewClock,
  "park-quality-review": parkQualityReview,
} as const satisfies Readonly<Record<string, TaskHandler>>;
