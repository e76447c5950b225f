import * as z from "zod";

/**
 * What can be asked: satisfaction (CSAT), how easy it was (CES), and whether the process was fair. One survey asks one or more of
 * them; satisfaction always.
 */
export const QuestionType = z.enum(["CSAT", "CES", "PROCESS_FAIRNESS"]);
export type QuestionType = z.infer<typeof QuestionType>;

/** One thing that is scored. Fairness has three, after the procedural justice that people judge decisions by. */
export const QuestionItem = z.enum(["overall", "effort", "understood_why", "was_heard", "consistent"]);
export type QuestionItem = z.infer<typeof QuestionItem>;

/** A scale of whole numbers, the best last; `goodFrom` is where the share of good answers begins. */
export type Scale = {
  readonly items: readonly QuestionItem[];
  readonly min: number;
  readonly max: number;
  readonly goodFrom: number;
};

/**
 * CSAT 1 to 5, told as the share of 4 and 5; CES 1 to 7 for "made it easy", told as the mean and the share of 5 to 7; fairness 1 to
 * 5 an item, told as the mean.
 */
export const scales: Readonly<Record<QuestionType, Scale>> = {
  CSAT: { items: ["overall"], min: 1, max: 5, goodFrom: 4 },
  CES: { items: ["effort"], min: 1, max: 7, goodFrom: 5 },
  PROCESS_FAIRNESS: { items: ["understood_why", "was_heard", "consistent"], min: 1, max: 5, goodFrom: 4 },
};

/** One score as it was given. */
export const Score = z.object({ type: QuestionType, item: QuestionItem, score: z.int().positive() });
export type Score = z.infer<typeof Score>;

/** What an answer is about, as its author or the agent who called back says; free words stand beside it, never in its place. */
export const FeedbackTag = z.enum([
  "SPEED",
  "CLARITY",
  "DECISION",
  "AMOUNT",
  "SHIPPING",
  "EVIDENCE",
  "AGENT_CONDUCT",
  "OTHER_PARTY_CONDUCT",
  "WEBSITE",
  "OTHER",
]);
export type FeedbackTag = z.infer<typeof FeedbackTag>;
