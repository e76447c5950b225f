import * as z from "zod";
import { Score } from "../questions.ts";
import { Party, SuppressionReason, type Survey, SurveySubject } from "../survey.ts";

const DAY_LENGTH = "2026-03-10".length;

/** How far a survey got, as a summary counts it. */
const Progress = z.enum(["awaiting", "answered", "expired", "cancelled", "invalidated"]);

/** One survey as a summary reads it. `day` (UTC) is when it was sent. */
export const FeedbackRow = SurveySubject.pick({
  market: true,
  party: true,
  sellerId: true,
  reason: true,
  outcome: true,
  policy: true,
  variants: true,
  agentId: true,
  isFraudFlagged: true,
}).extend({
  surveyId: z.string(),
  day: z.iso.date(),
  progress: Progress,
  scores: z.array(Score),
});
export type FeedbackRow = z.infer<typeof FeedbackRow>;

const progressOf = ({ status, answer }: Survey): FeedbackRow["progress"] => {
  switch (status) {
    case "expired":
    case "invalidated":
      return status;
    case "cancelled_reopened":
      return "cancelled";
    default:
      return answer === undefined ? "awaiting" : "answered";
  }
};

/** What summaries need of a survey; undefined for one that was not sent. */
export const rowOf = (survey: Survey): FeedbackRow | undefined => {
  const { surveyId, subject, sentAt, answer } = survey;
  if (sentAt === undefined) return undefined;
  const { market, party, sellerId, reason, outcome, policy, variants, agentId, isFraudFlagged } = subject;
  return {
    surveyId,
    day: sentAt.slice(0, DAY_LENGTH),
    progress: progressOf(survey),
    scores: answer?.scores ?? [],
    ...{ market, party, sellerId, reason, outcome, policy, variants, isFraudFlagged },
    ...(agentId === undefined ? {} : { agentId }),
  };
};

/** Somebody who was not asked: which party of which market, on which day (UTC), and why. */
export const Suppression = z.object({
  surveyId: z.string(),
  market: z.string(),
  day: z.iso.date(),
  party: Party,
  because: SuppressionReason,
});
export type Suppression = z.infer<typeof Suppression>;

/** What is counted of a survey that was never sent because somebody was not to be asked; undefined for any other. */
export const suppressionOf = ({ surveyId, subject, suppressed, endedAt }: Survey): Suppression | undefined =>
  suppressed === undefined || endedAt === undefined
    ? undefined
    : {
        surveyId,
        market: subject.market,
        day: endedAt.slice(0, DAY_LENGTH),
        party: subject.party,
        because: suppressed,
      };
