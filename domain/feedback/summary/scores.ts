import { type QuestionItem, type QuestionType, scales } from "../questions.ts";
import type { FeedbackRow } from "./row.ts";

/** How many places a share or a mean is given with. */
const PLACES = 4;

/** A number to four places. */
export const rounded = (value: number): number => Number(value.toFixed(PLACES));

/** One thing that is scored, as a summary counts it. */
export type Measure = { readonly type: QuestionType; readonly item: QuestionItem };

/** Everything that is scored. */
export const measures: readonly Measure[] = (Object.keys(scales) as QuestionType[]).flatMap((type) =>
  scales[type].items.map((item) => ({ type, item })),
);

/** The scores that some surveys gave for one thing. */
export const scoresFor = (rows: readonly FeedbackRow[], { item }: Measure): readonly number[] =>
  rows.flatMap(({ progress, scores }) =>
    progress === "answered" ? scores.filter((score) => score.item === item).map(({ score }) => score) : [],
  );

/** Scores as they are told: how many there are, their mean, and the share of good ones (CSAT 4 and 5, CES 5 to 7). */
export type ScoreFigures = { readonly answers: number; readonly mean: number; readonly goodShare: number };

/** Undefined where nobody scored. */
export const figuresOf = (scores: readonly number[], { type }: Measure): ScoreFigures | undefined => {
  if (scores.length === 0) return undefined;
  const good = scores.filter((score) => score >= scales[type].goodFrom).length;
  const sum = scores.reduce((total, score) => total + score, 0);
  return {
    answers: scores.length,
    mean: rounded(sum / scores.length),
    goodShare: rounded(good / scores.length),
  };
};
