import { exampleOf } from "../analysis/example.ts";
import { undecided } from "../analysis/findings.ts";
import { judgedBy, type Placed, type Questions } from "../analysis/questions.ts";
import type { Finding } from "../compiled-policy.ts";
import type { RuleOutcome } from "../policy-document.ts";
import { WindowName } from "../windows.ts";
import type { Region } from "./floor-region.ts";

/** Whether a rule that judges gives what the law does. */
export const sufficesFor = ({ floor }: Region, { verdict, statutory }: RuleOutcome): boolean =>
  floor.topic === "fault" ? verdict !== "decline" : verdict === "approve" && statutory === true;

const whatItDoes: Readonly<Record<NonNullable<RuleOutcome["verdict"]>, string>> = {
  approve: "approves without marking it as statutory",
  decline: "declines",
  ask_seller: "puts before the seller",
  ask_agent: "puts before an agent",
};

const rightOf = ({ floor, informed }: Region): string => {
  const whom = informed || floor.infoDutyExtension === null ? "" : " to a buyer who was not told of it";
  return floor.topic === "fault"
    ? `what ${floor.id} (${floor.citation}) gives for faulty goods in its time`
    : `a withdrawal that ${floor.id} (${floor.citation}) gives${whom} in its period, without seller, reason or evidence`;
};

/** Each rule that judges a case of the region as the law does not, with such a case. */
const judging = (questions: Questions, region: Region, suspects: readonly Placed[]): readonly Finding[] => {
  if (suspects.length === 0) return [];
  const answer = questions.ask(region.when, judgedBy(...suspects));
  if (answer.outcome === "none") return [];
  const suspect = suspects.find(({ place }) => answer.outcome === "found" && place === answer.values.get("judge"));
  if (answer.outcome === "undecided" || suspect === undefined) return suspects.map(({ rule }) => undecided(rule.id));
  const { id: ruleId, outcome } = suspect.rule;
  const finding: Finding = {
    ruleId,
    code: "floor",
    reason: `${whatItDoes[outcome.verdict ?? "decline"]} ${rightOf(region)}`,
    example: exampleOf(questions.policy, answer),
  };
  return [
    finding,
    ...judging(
      questions,
      region,
      suspects.filter((other) => other !== suspect),
    ),
  ];
};

/** The rules that let the buyer withdraw, but for a period that ends too early. */
const periodsOf = (questions: Questions, region: Region, sufficient: readonly Placed[]): readonly Finding[] => {
  const { floor, periods } = region;
  if (periods === undefined || floor.topic === "fault") return [];
  return sufficient.flatMap((judge) => {
    const { id: ruleId, outcome } = judge.rule;
    const name = outcome.window ?? WindowName.enum.changeOfMind;
    const ends = periods.shorter.get(name);
    const answer = ends && questions.ask(region.when, judgedBy(judge));
    if (ends === undefined || answer?.outcome !== "found") return [];
    const { deliveredAt, endsAt, floorEndsAt } = ends;
    const told = region.informed ? "" : " for a buyer who was not told of the right";
    const reason = `ends its period with windows.${name}${told}: what is delivered at ${deliveredAt} until ${endsAt}, and ${floor.id} (${floor.citation}) gives until ${floorEndsAt}`;
    return [{ ruleId, code: "floor" as const, reason, example: exampleOf(questions.policy, answer) }];
  });
};

/** Where a policy's rules give less than the right itself: turned away, asked about, or over too early. */
export const verdictFindings = (questions: Questions, region: Region): readonly Finding[] => {
  // Where the law counts no days it does not say how long a policy must listen.
  if (region.periods === undefined) return [];
  const suffices = ({ rule }: Placed): boolean => sufficesFor(region, rule.outcome);
  return [
    ...periodsOf(questions, region, questions.judges.filter(suffices)),
    ...judging(
      questions,
      region,
      questions.judges.filter((judge) => !suffices(judge)),
    ),
  ];
};
