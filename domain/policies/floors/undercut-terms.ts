import { exampleOf } from "../analysis/example.ts";
import { undecided } from "../analysis/findings.ts";
import { isFree, judgedBy, type Placed, type Questions } from "../analysis/questions.ts";
import type { Finding } from "../compiled-policy.ts";
import { all, type Expression, holds, not } from "../expression.ts";
import type { RuleOutcome } from "../policy-document.ts";
import { earlierTiming, largerOutbound, latestTiming, returnPayer } from "./better-terms.ts";
import { type Region, sealCounts } from "./floor-region.ts";
import { sufficesFor } from "./undercut-verdicts.ts";

type Field = "returnShippingPayer" | "outboundShippingRefund" | "refundTiming";

/** One term that the law sets: for which cases of the region, which values are too little, and how that is told. */
type Minimum = {
  readonly field: Field;
  readonly when: Expression;
  readonly isTooLittle: (outcome: RuleOutcome) => boolean;
  readonly told: string;
};

const ofPayer = ({ floor, informed }: Region): Minimum => ({
  field: "returnShippingPayer",
  when: all(),
  isTooLittle: ({ returnShippingPayer: payer }) => payer !== undefined && returnPayer(floor, informed, payer) !== payer,
  told: "lets the buyer pay for a return that the seller pays",
});

const ofOutbound = ({ floor }: Region, isWhole: boolean): readonly Minimum[] => {
  const least = floor.outboundShippingRefund?.[isWhole ? "wholeOrder" : "partOfOrder"];
  if (least === undefined) return [];
  const ofWhat = isWhole ? "a whole order" : "a part of an order";
  return [
    {
      field: "outboundShippingRefund",
      when: isWhole ? holds("wholeOrder") : not(holds("wholeOrder")),
      isTooLittle: ({ outboundShippingRefund: refund }) =>
        refund !== undefined && largerOutbound(refund, least) !== refund,
      told: `refunds less of the delivery of ${ofWhat} than ${least}, which is due`,
    },
  ];
};

const ofTiming = ({ floor }: Region, { policy }: Questions): Minimum => {
  const latest = latestTiming(floor, policy.document.clocks);
  return {
    field: "refundTiming",
    // What was never sent need not come back, and what is seen of a seal the seller may wait for.
    when: all(holds("shipped"), not(sealCounts(floor))),
    isTooLittle: ({ refundTiming: timing }) => timing !== undefined && earlierTiming(timing, latest) !== timing,
    told: `lets the money wait beyond ${latest}, the latest that is allowed`,
  };
};

/** That the rule's word counts: it judges the case, or only adds to what a sufficient judge grants. */
const applies = (placed: Placed, sufficient: readonly Placed[]): Expression =>
  placed.rule.outcome.verdict === undefined
    ? all(placed.when, judgedBy(...sufficient))
    : sufficient.includes(placed)
      ? judgedBy(placed)
      : all(judgedBy(...sufficient), placed.when);

const keepsGoods = ({ judges, additions }: Questions): Expression =>
  all(
    ...additions.filter(({ rule }) => rule.outcome.returnNeeded === false).map(({ when }) => not(when)),
    not(judgedBy(...judges.filter(({ rule }) => rule.outcome.returnNeeded === false))),
  );

/** Each rule that sets a term to less than the law gives, in a case of the region in which its word counts. */
const ofMinimum = (
  questions: Questions,
  region: Region,
  sufficient: readonly Placed[],
  { field, when, isTooLittle, told }: Minimum,
): readonly Finding[] => {
  const placed = [...questions.judges, ...questions.additions];
  const last = questions.judges.at(-1);
  // The default fills what is left, and other rules that judge speak only where they do.
  const speaks = (each: Placed): boolean =>
    each.rule.outcome.verdict === undefined || sufficient.includes(each) || each === last;
  return placed
    .filter((each) => speaks(each) && isTooLittle(each.rule.outcome))
    .flatMap((each) => {
      const needed = field === "refundTiming" ? keepsGoods(questions) : all();
      const free = isFree(questions, field, each);
      const answer = questions.ask(region.when, when, applies(each, sufficient), free, needed);
      const ruleId = each.rule.id;
      if (answer.outcome === "none") return [];
      if (answer.outcome === "undecided") return [undecided(ruleId)];
      const { id, citation } = region.floor;
      const reason = `${told} under ${id} (${citation})`;
      return [{ ruleId, code: "floor" as const, reason, example: exampleOf(questions.policy, answer) }];
    });
};

/** No rule says who pays, so that the reason's own default does: the buyer, where the fault is nobody's but the buyer's. */
const unsaidPayer = (questions: Questions, region: Region, sufficient: readonly Placed[]): readonly Finding[] => {
  const { floor, informed } = region;
  if (floor.topic === "fault" || returnPayer(floor, informed, "buyer") === "buyer") return [];
  const setters = [...questions.judges, ...questions.additions].filter(
    ({ rule }) => rule.outcome.returnShippingPayer !== undefined,
  );
  const unsaid = setters.map((setter) => not(applies(setter, sufficient)));
  const answer = questions.ask(region.when, judgedBy(...sufficient), ...unsaid);
  if (answer.outcome === "none") return [];
  const reason = `rules: none says who pays for the return, so the buyer does, and it is the seller's by ${floor.id} (${floor.citation})`;
  if (answer.outcome === "undecided") return [{ code: "undecided", reason }];
  return [{ code: "floor", reason, example: exampleOf(questions.policy, answer) }];
};

/** Where the rules of a policy give the right but on worse terms than the law's. */
export const termFindings = (questions: Questions, region: Region): readonly Finding[] => {
  const sufficient = questions.judges.filter(({ rule }) => sufficesFor(region, rule.outcome));
  if (sufficient.length === 0) return [];
  const minima =
    region.floor.topic === "fault"
      ? [ofPayer(region)]
      : [ofPayer(region), ...ofOutbound(region, true), ...ofOutbound(region, false), ofTiming(region, questions)];
  return [
    ...minima.flatMap((minimum) => ofMinimum(questions, region, sufficient, minimum)),
    ...unsaidPayer(questions, region, sufficient),
  ];
};
