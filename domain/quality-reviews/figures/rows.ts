import * as z from "zod";
import { AgentId, DecisionId } from "../../kernel/ids.ts";
import { ReviewStatus } from "../lifecycle.ts";
import { ErrorClass, type QualityReview, SampleReason, Scores } from "../review.ts";
import { REVIEWERS } from "../rules.ts";

const DAY_LENGTH = "2026-03-10".length;

/** The day (UTC) of an instant, under which everything about a decision of that day is counted. */
export const dayOf = (at: string): string => at.slice(0, DAY_LENGTH);

/** A decision as the figures read it, reviewed or not. `isOverride`: it differs from what the engine had proposed. */
export const DecisionRow = z.object({
  decisionId: DecisionId,
  day: z.iso.date(),
  market: z.string(),
  agentId: AgentId,
  reasonCode: z.string(),
  isOverride: z.boolean(),
});
export type DecisionRow = z.infer<typeof DecisionRow>;

/** A review as the figures read it. `ratings` are those of the two who did not see each other, once both have rated. */
export const ReviewRow = z.object({
  decisionId: DecisionId,
  day: z.iso.date(),
  reasonCode: z.string(),
  because: z.array(SampleReason),
  status: ReviewStatus,
  ratings: z.array(ErrorClass),
  verdict: Scores.optional(),
});
export type ReviewRow = z.infer<typeof ReviewRow>;

/** What the figures need of a review. */
export const reviewRowOf = ({ subject, because, status, submissions, verdict }: QualityReview): ReviewRow => {
  const blind = submissions.slice(0, REVIEWERS);
  return {
    decisionId: subject.decisionId,
    day: dayOf(subject.decidedAt),
    reasonCode: subject.reasonCode,
    because,
    status,
    ratings: blind.length < REVIEWERS ? [] : blind.map(({ scores }) => scores.errorClass),
    ...(verdict === undefined ? {} : { verdict: verdict.scores }),
  };
};
