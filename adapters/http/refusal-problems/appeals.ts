import type { AppealRefusalCode } from "../../../domain/appeals/refusals.ts";
import type { ProblemRow } from "../problem-row.ts";
import { appealFilingProblems } from "./appeal-filings.ts";
import { appealReviewProblems } from "./appeal-reviews.ts";

/** Every "no" of an appeal, but for those that all decisions share. */
export const appealProblems = {
  ...appealFilingProblems,
  ...appealReviewProblems,
} satisfies Record<Exclude<AppealRefusalCode, `decision.${string}`>, ProblemRow>;
