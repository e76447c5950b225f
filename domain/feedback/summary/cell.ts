import type { QuestionItem } from "../questions.ts";
import type { FeedbackRow } from "./row.ts";
import { figuresOf, measures, rounded, type ScoreFigures, scoresFor } from "./scores.ts";

/** A score in a cell, or that it is hidden because too few gave it. */
export type ShownScore = ScoreFigures | "hidden";

/**
 * What a cell of a summary tells. Those whose link is still open count as asked, so that a response rate never looks better than it
 * will become worse. Scores that nobody gave are absent.
 */
export type Cell =
  | { readonly hidden: true }
  | {
      readonly hidden: false;
      readonly asked: number;
      readonly answered: number;
      readonly expired: number;
      readonly awaiting: number;
      readonly responseRate?: number;
      readonly scores: Readonly<Partial<Record<QuestionItem, ShownScore>>>;
    };

const count = (rows: readonly FeedbackRow[], ...wanted: readonly FeedbackRow["progress"][]): number =>
  rows.filter(({ progress }) => wanted.includes(progress)).length;

/** How many answered. */
export const answeredIn = (rows: readonly FeedbackRow[]): number => count(rows, "answered");

/** A cell of the surveys in it; `isScoreHidden` says of which scores nothing may be told. */
export const cellOf = (
  rows: readonly FeedbackRow[],
  isHidden: boolean,
  isScoreHidden: (item: QuestionItem) => boolean,
): Cell => {
  if (isHidden) return { hidden: true };
  const asked = count(rows, "answered", "expired", "awaiting");
  const answered = answeredIn(rows);
  const scores = measures.flatMap((measure): [QuestionItem, ShownScore][] => {
    const { item } = measure;
    const figures = figuresOf(scoresFor(rows, measure), measure);
    if (isScoreHidden(item)) return [[item, "hidden"]];
    return figures === undefined ? [] : [[item, figures]];
  });
  return {
    hidden: false,
    asked,
    answered,
    expired: count(rows, "expired"),
    awaiting: count(rows, "awaiting"),
    ...(asked === 0 ? {} : { responseRate: rounded(answered / asked) }),
    scores: Object.fromEntries(scores),
  };
};
