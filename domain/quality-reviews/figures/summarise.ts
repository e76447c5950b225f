import { hideSmallCells } from "../../kernel/hide-small-cells.ts";
import { type ShareInterval, wilsonInterval } from "../../kernel/wilson.ts";
import { ReviewStatus } from "../lifecycle.ts";
import { ErrorClass, SampleReason, type Scores, SopJudgement } from "../review.ts";
import type { QualityTerms } from "../terms.ts";
import { krippendorffAlpha } from "./alpha.ts";
import type { DecisionRow, ReviewRow } from "./rows.ts";

/** A number, or that too few are behind it to tell it. */
export type Shown<Value> = Value | "hidden";

/** A share of some decisions, by what they have in common. */
export type GroupShare = {
  readonly key: string;
  readonly share: Shown<ShareInterval & { readonly decisions: number }>;
};

/** How far two reviewers agree on decisions of one reason; `clarify` says that the policy behind it is read in several ways. */
export type Agreement = {
  readonly reasonCode: string;
  readonly alpha: Shown<number> | undefined;
  readonly clarify: boolean;
};

/** Everything that is kept of some days. */
export interface QualityRows {
  readonly decisions: readonly DecisionRow[];
  readonly reviews: readonly ReviewRow[];
  /** The decisions among them that a later one found wrong. */
  readonly overturned: ReadonlySet<string>;
}

type Terms = Pick<QualityTerms, "smallCellBelow" | "clarifyBelowAlpha">;

const PLACES = 4;
const rounded = (value: number): number => Number(value.toFixed(PLACES));

const shareOf = <Row>(rows: readonly Row[], is: (row: Row) => boolean, below: number): GroupShare["share"] => {
  const interval = wilsonInterval(rows.filter(is).length, rows.length);
  return interval === undefined || rows.length < below ? "hidden" : { decisions: rows.length, ...interval };
};

const sharesBy = (
  rows: readonly DecisionRow[],
  keyOf: (row: DecisionRow) => string,
  is: (row: DecisionRow) => boolean,
  below: number,
): readonly GroupShare[] =>
  [...Map.groupBy(rows, keyOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => ({ key, share: shareOf(members, is, below) }));

/** Counts by code; one of few is hidden, and another one where it would follow from the sum. */
const countsBy = <Code extends string>(
  codes: readonly Code[],
  found: readonly Code[],
  below: number,
): readonly { readonly code: Code; readonly count: Shown<number> }[] => {
  const counts = codes.map((code) => found.filter((each) => each === code).length);
  const line = [...counts, found.length];
  const [hidden = []] = hideSmallCells([line, line], below);
  return codes.map((code, index) => ({ code, count: hidden[index] === true ? "hidden" : (counts[index] ?? 0) }));
};

const agreementOn = (
  reasonCode: string,
  reviews: readonly ReviewRow[],
  { smallCellBelow, clarifyBelowAlpha }: Terms,
): Agreement => {
  const rated = reviews.map(({ ratings }) => ratings).filter(({ length }) => length > 1);
  if (rated.length < smallCellBelow) return { reasonCode, alpha: "hidden", clarify: false };
  const alpha = krippendorffAlpha(rated);
  return {
    reasonCode,
    alpha: alpha === undefined ? undefined : rounded(alpha),
    clarify: alpha !== undefined && alpha < clarifyBelowAlpha,
  };
};

const verdictFigures = (verdicts: readonly Scores[], below: number) => {
  if (verdicts.length < below) return "hidden" as const;
  const notices = verdicts.reduce((total, { noticeQuality }) => total + noticeQuality, 0);
  const severities = verdicts.filter(({ severityCorrect }) => severityCorrect !== undefined);
  return {
    verdicts: verdicts.length,
    decisionCorrect: shareOf(verdicts, ({ decisionCorrect }) => decisionCorrect, below),
    reasonCodeCorrect: shareOf(verdicts, ({ reasonCodeCorrect }) => reasonCodeCorrect, below),
    severityCorrect: shareOf(severities, ({ severityCorrect }) => severityCorrect === true, below),
    noticeQuality: rounded(notices / verdicts.length),
    errorClasses: countsBy(
      ErrorClass.options,
      verdicts.map(({ errorClass }) => errorClass),
      below,
    ),
    sopAdherence: countsBy(
      SopJudgement.options,
      verdicts.map(({ sopAdherence }) => sopAdherence),
      below,
    ),
  };
};

/**
 * The quality of decisions of some days: how many were drawn and why, what reviews found, how far reviewers agree, how often decisions
 * were overturned by reason and by agent, and how often they left the engine's proposal. Figures behind which fewer than
 * `smallCellBelow` stand are hidden.
 */
export const summariseQuality = ({ decisions, reviews, overturned }: QualityRows, terms: Terms) => {
  const below = terms.smallCellBelow;
  const isOverturned = ({ decisionId }: DecisionRow) => overturned.has(decisionId);
  const byReason = ({ reasonCode }: DecisionRow) => reasonCode;
  return {
    decisions: decisions.length,
    sampled: SampleReason.options.map((because) => ({
      because,
      decisions: reviews.filter((review) => review.because.includes(because)).length,
    })),
    reviews: ReviewStatus.options.map((status) => ({
      status,
      count: reviews.filter((review) => review.status === status).length,
    })),
    found: verdictFigures(
      reviews.flatMap(({ verdict }) => verdict ?? []),
      below,
    ),
    agreement: [...Map.groupBy(reviews, ({ reasonCode }) => reasonCode)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reasonCode, members]) => agreementOn(reasonCode, members, terms)),
    overturnedByReason: sharesBy(decisions, byReason, isOverturned, below),
    overturnedByAgent: sharesBy(decisions, ({ agentId }) => agentId, isOverturned, below),
    overridesByReason: sharesBy(decisions, byReason, ({ isOverride }) => isOverride, below),
  };
};
