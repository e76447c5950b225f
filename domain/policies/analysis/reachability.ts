import type { Finding } from "../compiled-policy.ts";
import type { RuleOutcome } from "../policy-document.ts";
import { exampleOf } from "./example.ts";
import { undecided } from "./findings.ts";
import { isFree, isGranted, judgedBy, type Placed, type Questions } from "./questions.ts";

type Field = keyof RuleOutcome;

/** A case that the rule is for, and which goes to others all the same; without one nothing fulfils the condition. */
const shadowed = (questions: Questions, placed: Placed, reason: string): Finding => {
  const ruleId = placed.rule.id;
  const code = "unreachable";
  const answer = questions.ask(placed.when);
  if (answer.outcome === "undecided") return undecided(ruleId);
  if (answer.outcome === "none") return { ruleId, code, reason: "can never fire: no case fulfils its condition" };
  const judge = questions.judges.find(({ place }) => place === answer.values.get("judge"));
  const by =
    judge === undefined || judge.place === placed.place ? "" : `; the case shown is judged by ${judge.rule.id}`;
  return { ruleId, code, reason: `${reason}${by}`, example: exampleOf(questions.policy, answer) };
};

/** The fields of a rule that no case gets from it, or undefined when steps ran out. */
const deadFields = (questions: Questions, placed: Placed, fields: readonly Field[]): readonly Field[] | undefined => {
  const isJudge = placed.rule.outcome.verdict !== undefined;
  const answers = fields.map((field) =>
    isJudge
      ? questions.ask(judgedBy(placed), isFree(questions, field, placed))
      : questions.ask(placed.when, isFree(questions, field, placed), isGranted(questions)),
  );
  if (answers.some(({ outcome }) => outcome === "undecided")) return undefined;
  return fields.filter((_, index) => answers[index]?.outcome === "none");
};

/** A refusal grants nothing, so that of a rule that refuses only the verdict counts. */
const fieldsThatCount = ({ rule: { outcome } }: Placed): readonly Field[] =>
  outcome.verdict === "decline" ? ["verdict"] : (Object.keys(outcome) as Field[]);

const ofRule = (questions: Questions, placed: Placed): readonly Finding[] => {
  const fields = fieldsThatCount(placed);
  const dead = deadFields(questions, placed, fields);
  if (dead === undefined) return [undecided(placed.rule.id)];
  if (dead.includes("verdict"))
    return [shadowed(questions, placed, "can never judge: rules before it judge every case that it is for")];
  if (dead.length === 0) return [];
  const what = dead.length === fields.length ? "anything" : dead.join(" or ");
  const reason = `can never grant ${what}: wherever its condition holds, rules before it have set that or the request is declined`;
  return [shadowed(questions, placed, reason)];
};

/**
 * The rules that no facts reach, given those before them, and what reachable rules say in vain. A rule that judges must be
 * the first judge of some case; a term must be the first of its kind in some case that is not refused. The default is left
 * out: it fills what is left, and it may well be that nothing is.
 */
export const reachabilityFindings = (questions: Questions): readonly Finding[] => {
  const rules = [...questions.judges.slice(0, -1), ...questions.additions].sort((a, b) => a.place - b.place);
  return rules.flatMap((placed) => ofRule(questions, placed));
};
