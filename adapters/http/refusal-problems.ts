import { appealProblems } from "./refusal-problems/appeals.ts";
import { chargebackProblems } from "./refusal-problems/chargebacks.ts";
import { disputeProblems } from "./refusal-problems/disputes.ts";
import { evidenceProblems } from "./refusal-problems/evidence.ts";
import { experimentProblems } from "./refusal-problems/experiments.ts";
import { feedbackProblems } from "./refusal-problems/feedback.ts";
import { policyVersionProblems } from "./refusal-problems/policy-versions.ts";
import { qualityProblems } from "./refusal-problems/quality.ts";
import { refundProblems } from "./refusal-problems/refunds.ts";
import { returnProblems } from "./refusal-problems/returns.ts";
import { shadowProblems } from "./refusal-problems/shadows.ts";
import { sopProblems } from "./refusal-problems/sops.ts";
import { surroundingProblems } from "./refusal-problems/surroundings.ts";

/** Every "no" that a rule can answer, by its code. */
export const refusalProblems = {
  ...returnProblems,
  ...refundProblems,
  ...surroundingProblems,
  ...evidenceProblems,
  ...experimentProblems,
  ...feedbackProblems,
  ...chargebackProblems,
  ...disputeProblems,
  ...appealProblems,
  ...policyVersionProblems,
  ...shadowProblems,
  ...sopProblems,
  ...qualityProblems,
};
