import * as z from "zod";
import { words } from "../../domain/kernel/text.ts";
import { Scores } from "../../domain/quality-reviews/review.ts";
import { DecisionOutcome } from "../../domain/returns/outcomes.ts";

/** As long as a note on a case may be. */
const COMMENT_CHARACTERS_MAX = 2000;

/**
 * What a reviewer found. A decision that is correct is no error and would not be another; one that is not is an error of some class,
 * and has an outcome that it should have had.
 */
export const ReviewBody = z
  .strictObject({
    ...Scores.shape,
    wouldBe: DecisionOutcome.optional(),
    comment: words(COMMENT_CHARACTERS_MAX).optional(),
  })
  .refine(({ decisionCorrect, errorClass }) => decisionCorrect === (errorClass === "none"), {
    path: ["errorClass"],
    error: "expected none for a decision that is correct, and a class of error for one that is not",
  })
  .refine(({ decisionCorrect, wouldBe }) => decisionCorrect === (wouldBe === undefined), {
    path: ["wouldBe"],
    error: "expected the right outcome for a decision that is not correct, and nothing for one that is",
  });
export type ReviewBody = z.infer<typeof ReviewBody>;
