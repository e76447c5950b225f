import type { Reaction } from "../../adapters/events/reaction.ts";
import { surveyWakingEventTypes } from "../../domain/feedback/index.ts";
import { FOLLOWED_EVENTS } from "./followed-events.ts";

/** Whom to ask when a return ended, and when not to ask any more. */
export const feedbackReactionRows: readonly Reaction[] = [
  {
    entry: "follow-return-when-it-settled-or-reopened",
    on: FOLLOWED_EVENTS,
  },
  { entry: "resume-feedback-process-when-survey-ended", on: surveyWakingEventTypes },
];
