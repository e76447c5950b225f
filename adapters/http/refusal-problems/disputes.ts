import type { DisputeRefusalCode } from "../../../domain/disputes/refusals.ts";
import type { ProblemRow } from "../problem-row.ts";
import { disputeCaseProblems } from "./dispute-cases.ts";
import { disputeDecisionProblems } from "./dispute-decisions.ts";

/** Every "no" of a dispute, but for those that all decisions share. */
export const disputeProblems = {
  ...disputeCaseProblems,
  ...disputeDecisionProblems,
} satisfies Record<Exclude<DisputeRefusalCode, `decision.${string}`>, ProblemRow>;
