import type { Finding } from "../compiled-policy.ts";
import { type Expression, not } from "../expression.ts";
import type { RuleOutcome } from "../policy-document.ts";
import { exampleOf } from "./example.ts";
import { undecided } from "./findings.ts";
import { isFree, isGranted, judgedBy, type Placed, type Questions } from "./questions.ts";

type Clash = { readonly earlier: Placed; readonly later: Placed; readonly told: Pick<Finding, "reason" | "severity"> };

/**
 * Whether the order alone decides between two rules: of the cases that the earlier one takes, some are the later one's too
 * and some are not. Where all are, the earlier is an exception from the later; where none is, they never meet.
 */
const ofClash = (
  questions: Questions,
  { earlier, later, told }: Clash,
  taken: readonly Expression[],
): readonly Finding[] => {
  const ruleId = later.rule.id;
  const both = questions.ask(...taken, later.when);
  if (both.outcome === "none") return [];
  const onlyEarlier = questions.ask(...taken, not(later.when));
  if (onlyEarlier.outcome === "none") return [];
  if (both.outcome === "undecided" || onlyEarlier.outcome === "undecided")
    return [undecided(ruleId), undecided(earlier.rule.id)];
  return [{ ruleId, code: "contradiction", ...told, example: exampleOf(questions.policy, both) }];
};

const pairs = (rules: readonly Placed[]): readonly (readonly [Placed, Placed])[] =>
  rules.flatMap((earlier, index) => rules.slice(index + 1).map((later) => [earlier, later] as const));

const areOpposite = (...verdicts: readonly RuleOutcome["verdict"][]): boolean =>
  verdicts.includes("approve") && verdicts.includes("decline");

const ofJudges = (questions: Questions): readonly Finding[] =>
  pairs(questions.judges.slice(0, -1))
    .filter(([earlier, later]) => areOpposite(earlier.rule.outcome.verdict, later.rule.outcome.verdict))
    .flatMap(([earlier, later]) => {
      const { verdict } = later.rule.outcome;
      const reason = `would ${verdict} cases that ${earlier.rule.id} before it does the opposite with, though neither is an exception from the other: ask in one of the two for what tells them apart`;
      return ofClash(questions, { earlier, later, told: { reason } }, [judgedBy(earlier)]);
    });

const differing = (earlier: Placed, later: Placed): readonly (keyof RuleOutcome)[] =>
  (Object.keys(earlier.rule.outcome) as (keyof RuleOutcome)[]).filter(
    (field) => later.rule.outcome[field] !== undefined && later.rule.outcome[field] !== earlier.rule.outcome[field],
  );

const ofAdditions = (questions: Questions): readonly Finding[] =>
  pairs(questions.additions).flatMap(([earlier, later]) =>
    differing(earlier, later).flatMap((field) => {
      const reason = `would set ${field} otherwise than ${earlier.rule.id} before it in cases of both, though neither is an exception from the other`;
      const taken = [earlier.when, isFree(questions, field, earlier), isGranted(questions)];
      return ofClash(questions, { earlier, later, told: { reason, severity: "warning" } }, taken);
    }),
  );

/**
 * The pairs of rules that contradict each other: they meet, neither is an exception from the other, so that nothing but
 * their order decides. Between approving and declining that is an error, between two values of a term a warning. Asking
 * somebody is no opposite of either, and what a judge adds to its own verdict is meant for its own cases.
 */
export const contradictionFindings = (questions: Questions): readonly Finding[] => [
  ...ofJudges(questions),
  ...ofAdditions(questions),
];
