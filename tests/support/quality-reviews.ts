import { calendarOf } from "../../adapters/policies/calendars.ts";
import { qualityTerms } from "../../adapters/policies/quality-terms.ts";
import { replay } from "../../domain/kernel/decider.ts";
import { type Instant, instant } from "../../domain/kernel/instant.ts";
import {
  QualityReview,
  type QualityReviewState,
  qualityReviews,
  type ReviewCommand,
  Scores,
} from "../../domain/quality-reviews/index.ts";

const ULID = "01J8Z3K5T7W9Y1B3D5F7H9K1M3";

export const OPENED_AT = instant("2026-03-10T12:00:00Z");
export const decisionId = `dec_${ULID}`;

const subject = QualityReview.shape.subject.parse({
  caseId: `ret_${ULID}`,
  decisionId,
  market: "BR",
  deciders: ["agent-1"],
  outcome: "deny",
  reasonCode: "EVIDENCE_OUTWEIGHS_RULE",
  decidedSeq: 7,
  decidedAt: OPENED_AT,
});

/** What a reviewer finds of a decision that is right. */
export const RIGHT: Scores = {
  decisionCorrect: true,
  reasonCodeCorrect: true,
  noticeQuality: 4,
  sopAdherence: "followed",
  errorClass: "none",
};

/** What a reviewer finds of one that should have been a refund. */
export const WRONG: Scores = Scores.parse({
  ...RIGHT,
  decisionCorrect: false,
  noticeQuality: 2,
  sopAdherence: "not_followed",
  errorClass: "false_negative",
  wouldBe: "refund_full",
});

/** A command of a type by somebody at a time. Whoever is called senior is one. */
export const reviewCommand = <Type extends ReviewCommand["type"]>(
  type: Type,
  by: string,
  rest: object = {},
  at: Instant = OPENED_AT,
): Extract<ReviewCommand, { type: Type }> =>
  ({
    type,
    at,
    actor: { role: by.startsWith("senior") ? "senior_agent" : "agent", id: by },
    terms: qualityTerms,
    calendar: calendarOf("BR"),
    ...rest,
  }) as never;

/** Opens the sample's review. */
export const opened = (rest: object = {}) =>
  reviewCommand("OpenReview", "recourse", { reviewId: `qar_${ULID}`, subject, because: ["random"], ...rest });

export const claims = (by: string, at?: Instant) => reviewCommand("ClaimReview", by, {}, at);
export const submits = (by: string, scores: Scores = RIGHT, at?: Instant) =>
  reviewCommand("SubmitReview", by, { scores }, at);

/** Claims and hands in. */
export const reviews = (by: string, scores: Scores = RIGHT) => [claims(by), submits(by, scores)];

/** Plays commands one after the other; throws where one is refused. */
export const playedReview = (...commands: readonly ReviewCommand[]): QualityReview => {
  const review = commands.reduce<QualityReviewState>(
    (state, each) => {
      const decision = qualityReviews.decide(state, each);
      if (decision.outcome === "refused") throw new Error(decision.refusal.code);
      return decision.events.reduce<QualityReviewState>(qualityReviews.evolve, state);
    },
    replay(qualityReviews, []),
  );
  if (review === undefined) throw new Error("nothing was opened");
  return review;
};
