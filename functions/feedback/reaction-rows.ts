import type { Reaction } from "../../adapters/events/reaction.ts";
import { surveyWakingEventTypes } from "../../domain/feedback/index.ts";

/** Whom to ask when a return ended, and when not to ask any more. */
export const feedbackReactionRows: readonly Reaction[] = [
  {
    entry: "follow-return-when-it-settled-or-reopened",
    on: [
      // These may be its end …
      "ReturnClosed",
      "RefundOutcomeRecorded",
      "CompensationOutcomeRecorded",
      "DecisionMade",
      "DecisionRejected",
      // … and these take an end back.
      "ReturnEscalated",
      "RefundContested",
      "BadParcelReported",
      "DecisionProposed",
      "CompensationGranted",
    ],
  },
  { entry: "resume-feedback-process-when-survey-ended", on: surveyWakingEventTypes },
];
