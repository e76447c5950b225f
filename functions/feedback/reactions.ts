import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { followReturn } from "./follow-return-when-it-settled-or-reopened.event.ts";
import { feedbackReactionRows } from "./reaction-rows.ts";
import { resumeFeedbackProcess } from "./resume-feedback-process-when-survey-ended.event.ts";

/** What feedback does when something happened. */
export const feedbackReactions = bindReactions(feedbackReactionRows, {
  "follow-return-when-it-settled-or-reopened": followReturn,
  "resume-feedback-process-when-survey-ended": resumeFeedbackProcess,
});
