import type { MarketCalendar } from "../kernel/clocks.ts";
import { invariant } from "../kernel/invariant.ts";
import type { RequestFacts } from "../kernel/request-facts.ts";
import { combine } from "./combine.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import { evaluate } from "./evaluate.ts";
import { boundedLimits } from "./floors/better-terms.ts";
import { entryOf } from "./floors/floor-sentences.ts";
import { raisedToFloors } from "./floors/raise.ts";
import type { GrantedTerms, LineVerdict, RequestVerdict } from "./request-verdict.ts";

const idsOf = (lines: readonly LineVerdict[]): readonly string[] => lines.map(({ lineId }) => lineId);

/** One line as the policy judges it, and then with all that the law adds. */
const judged = (
  policy: CompiledPolicy,
  request: RequestFacts,
  line: RequestFacts["lines"][number],
  calendar: MarketCalendar,
): LineVerdict => {
  const alone = evaluate(policy, request, line, calendar);
  const defaults = policy.reasons.get(line.reason);
  invariant(defaults !== undefined, `${line.reason} has defaults`);
  return { ...alone, granted: raisedToFloors(alone.granted, { policy, request, line, defaults, calendar }) };
};

/** What may be taken off in a case, and the floors that allow less than the policy does. */
const limitsOf = ({ document, floors }: CompiledPolicy, terms: GrantedTerms) => {
  const { limits, withdrawalLimits } = document;
  if (!terms.statutory) return { limits, explanation: terms.explanation };
  const byPolicy = { ...limits, ...withdrawalLimits };
  const pinned = floors.filter(({ id, version }) =>
    terms.floors?.some((floor) => floor.id === id && floor.version === version),
  );
  const bounding = pinned.filter((floor) => {
    const bounded = boundedLimits(byPolicy, [floor]);
    return (
      bounded.restockingFeeMaxPercent < byPolicy.restockingFeeMaxPercent ||
      bounded.diminishedValueMaxPercent < byPolicy.diminishedValueMaxPercent
    );
  });
  const entries = bounding.map((floor) => entryOf(floor, "withdrawal.deductions"));
  return { limits: boundedLimits(byPolicy, bounding), explanation: [...terms.explanation, ...entries] };
};

/**
 * What the policy says to a whole request, whose lines may have different reasons, and never less than the law gives: each
 * line is raised to the statutory floors of the market before the lines become one case.
 *
 * A case gets one verdict. Lines that are refused are left out of it and named, so that one of them does not cost the
 * buyer the others; only when all are refused is the case declined. Lines withdrawn by law are never held up by lines
 * that a person must look at: those are named as needing a request of their own. The rest is combined line by line.
 */
export const evaluateRequest = (
  policy: CompiledPolicy,
  request: RequestFacts,
  calendar: MarketCalendar,
): RequestVerdict => {
  const lines = request.lines.map((line) => judged(policy, request, line, calendar));
  const declined = lines.filter(({ granted }) => granted.verdict === "decline");
  const open = lines.filter(({ granted }) => granted.verdict !== "decline");
  const statutory = open.filter(({ granted }) => granted.statutory);
  const others = open.filter(({ granted }) => !granted.statutory);
  const carried = [statutory, others, declined].find((group) => group.length > 0) ?? [];
  const terms = combine(carried.map(({ granted }) => granted));
  const { id, version, clocks, overrides, compensation, returnLabelCostMinor } = policy.document;
  return {
    terms: {
      policy: { id, version, ...(policy.contentHash !== undefined && { contentHash: policy.contentHash }) },
      ...terms,
      ...limitsOf(policy, terms),
      returnLabelCostMinor,
      clocks,
      overrides,
      compensation,
    },
    lines,
    declinedLines: idsOf(declined),
    separateLines: statutory.length > 0 ? idsOf(others) : [],
  };
};
