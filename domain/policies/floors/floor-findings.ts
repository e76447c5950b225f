import type { MarketCalendar } from "../../kernel/clocks.ts";
import { wholeBudget } from "../analysis/budget.ts";
import { tooWide } from "../analysis/model.ts";
import { questionsAbout } from "../analysis/questions.ts";
import { valuesMax } from "../analysis/variables.ts";
import type { CompiledPolicy, Finding, PolicyProblem } from "../compiled-policy.ts";
import { firstOf } from "../document-bounds.ts";
import { boundedLimits } from "./better-terms.ts";
import type { Floor } from "./floor.ts";
import { namedIn, regionsOf } from "./floor-region.ts";
import { termFindings } from "./undercut-terms.ts";
import { verdictFindings } from "./undercut-verdicts.ts";

const deductions = [
  ["restockingFeeMaxPercent", "restocking fee"],
  ["diminishedValueMaxPercent", "loss of value"],
] as const;

/** A policy may take off no more of a withdrawal than the law allows. */
const deductionFindings = ({ document }: CompiledPolicy, floor: Floor): readonly Finding[] => {
  const byPolicy = { ...document.limits, ...document.withdrawalLimits };
  const byLaw = boundedLimits(byPolicy, [floor]);
  return deductions
    .filter(([name]) => byLaw[name] < byPolicy[name])
    .map(([name, what]) => ({
      code: "floor",
      reason: `withdrawalLimits.${name}: takes off up to ${byPolicy[name]} % for ${what} of a withdrawal, and ${floor.id} (${floor.citation}) allows ${byLaw[name]} %`,
    }));
};

const withoutRepeats = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.toReversed().map((finding) => [`${finding.ruleId} ${finding.reason}`, finding])).values(),
];

/** Everything in which a policy by itself gives a buyer less than the floors of its market. */
const allFindings = (policy: CompiledPolicy, calendar: MarketCalendar): readonly Finding[] => {
  const regions = regionsOf(policy, calendar);
  if (regions.length === 0) return [];
  const questions = questionsAbout(policy, wholeBudget(), regions.flatMap(namedIn));
  const widest = tooWide(questions.model);
  if (widest !== undefined) {
    const reason = `rules: tell ${widest.values.length} values of ${widest.name} apart, and at most ${valuesMax} can be held against the floors`;
    return [{ code: "undecided", reason }];
  }
  const withdrawals = regions.filter(({ floor, informed }) => floor.topic === "withdrawal" && informed);
  return withoutRepeats([
    ...regions.flatMap((region) => verdictFindings(questions, region)),
    ...regions.flatMap((region) => termFindings(questions, region)),
    ...withdrawals.flatMap(({ floor }) => deductionFindings(policy, floor)),
  ]);
};

/**
 * Where a policy that loads undercuts the law of its market: a withdrawal inside its period that is declined, put before the
 * seller or an agent, or not marked as one by law; a period that ends earlier; goods sent back at the buyer's cost where the
 * law says the seller's; a delivery not refunded; money that waits longer; deductions that the law does not allow; a claim
 * about faulty goods turned away in its time. Each names the floor, and shows a case in which the buyer would get less by the
 * policy alone. Whoever publishes a policy refuses it for any of them; what a case gets is held to the floors in any event.
 *
 * The law's period is taken to start with the delivery, as it does in every distance sale but one whose contract follows it.
 */
export const floorFindings = (policy: CompiledPolicy, calendar: MarketCalendar): readonly PolicyProblem[] => {
  const { id, version } = policy.document;
  return firstOf(allFindings(policy, calendar)).map((finding) => ({ file: `${id}, version ${version}`, ...finding }));
};
