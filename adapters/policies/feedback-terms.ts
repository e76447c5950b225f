import { FeedbackTerms } from "../../domain/feedback/terms.ts";
import document from "../../policies/feedback.json" with { type: "json" };

/** How people are asked after a case, in every market. Checked when the module loads. */
export const feedbackTerms: FeedbackTerms = FeedbackTerms.parse(document);
