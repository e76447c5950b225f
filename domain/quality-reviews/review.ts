import * as z from "zod";
import { AgentId, DecisionId, QualityReviewId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { ReviewStatus } from "./lifecycle.ts";
import { Severity } from "./terms.ts";

/** Why a decision is reviewed. */
export const SampleReason = z.enum(["random", "first_decisions", "severe", "overturned"]);
export type SampleReason = z.infer<typeof SampleReason>;

/** What kind of mistake a decision was: it acted where it should not, did not where it should, chose wrongly, or could not be right. */
export const ErrorClass = z.enum(["none", "false_positive", "false_negative", "wrong_selection", "technical"]);
export type ErrorClass = z.infer<typeof ErrorClass>;

/** How the procedure was kept to, the best first. */
export const SopJudgement = z.enum(["no_procedure", "followed", "justified_deviation", "not_followed"]);
export type SopJudgement = z.infer<typeof SopJudgement>;

/** The best notice says what was decided, why, and what can be done about it, in words that its reader knows. */
export const NOTICE_QUALITY = { min: 1, max: 5 } as const;

/** What one reviewer found. `wouldBe` is the outcome that the reviewer would have decided, where that is another. */
export const Scores = z.object({
  decisionCorrect: z.boolean(),
  reasonCodeCorrect: z.boolean(),
  severityCorrect: z.boolean().optional(),
  noticeQuality: z.int().min(NOTICE_QUALITY.min).max(NOTICE_QUALITY.max),
  sopAdherence: SopJudgement,
  errorClass: ErrorClass,
  wouldBe: z.string().optional(),
});
export type Scores = z.infer<typeof Scores>;

/** The decision that is reviewed. Nobody of `deciders` reviews it: who proposed it and who confirmed it. */
export const ReviewSubject = z.object({
  caseId: z.string(),
  decisionId: DecisionId,
  market: z.string(),
  deciders: z.array(AgentId).min(1),
  outcome: z.string(),
  reasonCode: z.string(),
  severity: Severity.optional(),
  /** The place of the decision in its case's timeline: reviewers see nothing of what came after. */
  decidedSeq: z.int().positive(),
  decidedAt: Instant,
});
export type ReviewSubject = z.infer<typeof ReviewSubject>;

/** A review that was handed in. */
export const Submission = z.object({ by: AgentId, at: Instant, scores: Scores, textId: TextId.optional() });
export type Submission = z.infer<typeof Submission>;

/** A reviewer at work; the claim ends by itself. */
export const ReviewClaim = z.object({ by: AgentId, until: Instant });
export type ReviewClaim = z.infer<typeof ReviewClaim>;

/** What the reviewers came to, and how. */
export const Verdict = z.object({ settledBy: z.enum(["agreement", "senior"]), scores: Scores });
export type Verdict = z.infer<typeof Verdict>;

/** The review of one decision: two people who do not see each other, and a senior third where they differ. */
export const QualityReview = z.object({
  reviewId: QualityReviewId,
  subject: ReviewSubject,
  because: z.array(SampleReason).min(1),
  status: ReviewStatus,
  openedAt: Instant,
  dueAt: Instant,
  round: z.int().positive(),
  claims: z.array(ReviewClaim),
  submissions: z.array(Submission),
  verdict: Verdict.optional(),
  endedAt: Instant.optional(),
});
export type QualityReview = z.infer<typeof QualityReview>;

/** Nothing before the first event. */
export type QualityReviewState = QualityReview | undefined;

/** Whether somebody is still to review. */
export const isPending = (state: QualityReviewState): boolean =>
  state?.status === "open" || state?.status === "disputed";
