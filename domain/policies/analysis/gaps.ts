import type { BuyerReason } from "../../kernel/reasons.ts";
import type { Finding } from "../compiled-policy.ts";
import { compared } from "../expression.ts";
import { exampleOf } from "./example.ts";
import { undecided } from "./findings.ts";
import { comparisonsIn } from "./mentions.ts";
import { judgedBy, type Placed, type Questions } from "./questions.ts";
import { reasonsToldApart } from "./variables.ts";

const ofReasons = (questions: Questions, fallback: Placed, codes: readonly BuyerReason[]): readonly Finding[] => {
  const ruleId = fallback.rule.id;
  const [code] = codes;
  if (code === undefined) return [];
  // A policy that never asks for the reason treats all alike, and its model knows no reasons.
  const areAll = codes.length === questions.policy.reasons.size;
  const answer = questions.ask(judgedBy(fallback), ...(areAll ? [] : [compared("reason", "==", code)]));
  if (answer.outcome === "none") return [];
  if (answer.outcome === "undecided") return [undecided(ruleId)];
  const reason = `is the only rule to judge some cases of ${areAll ? "every reason" : codes.join(", ")}: write a rule that foresees them, if only to ask an agent`;
  return [{ ruleId, code: "gap", reason, example: exampleOf(questions.policy, answer) }];
};

/**
 * The gaps of a policy: cases that only the default judges, one finding for the reasons that the policy treats alike. The
 * default is there so that whatever happens is answered, and says nothing of the case but that nobody thought of it. A policy
 * whose only judge is its default leaves everything to it on purpose, and has no gap.
 */
export const gapFindings = (questions: Questions): readonly Finding[] => {
  const fallback = questions.judges.at(-1);
  if (fallback === undefined || questions.judges.length === 1) return [];
  const { rules, reasons } = questions.policy;
  const comparisons = rules.flatMap(({ condition }) => comparisonsIn(condition.expression));
  return reasonsToldApart(comparisons, reasons).flatMap((codes) => ofReasons(questions, fallback, codes));
};
