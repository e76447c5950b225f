import type { MarketCalendar } from "../kernel/clocks.ts";
import type { RequestFacts } from "../kernel/request-facts.ts";
import { combine } from "./combine.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import { evaluate } from "./evaluate.ts";
import type { LineVerdict, RequestVerdict } from "./request-verdict.ts";

const idsOf = (lines: readonly LineVerdict[]): readonly string[] => lines.map(({ lineId }) => lineId);

/**
 * What the policy says to a whole request, whose lines may have different reasons.
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
  const lines = request.lines.map((line) => evaluate(policy, request, line, calendar));
  const declined = lines.filter(({ granted }) => granted.verdict === "decline");
  const open = lines.filter(({ granted }) => granted.verdict !== "decline");
  const statutory = open.filter(({ granted }) => granted.statutory);
  const others = open.filter(({ granted }) => !granted.statutory);
  const carried = [statutory, others, declined].find((group) => group.length > 0) ?? [];
  const terms = combine(carried.map(({ granted }) => granted));
  const { id, version, clocks, limits, withdrawalLimits, overrides, compensation, returnLabelCostMinor } =
    policy.document;
  return {
    terms: {
      policy: { id, version },
      ...terms,
      returnLabelCostMinor,
      clocks,
      limits: terms.statutory ? { ...limits, ...withdrawalLimits } : limits,
      overrides,
      compensation,
    },
    lines,
    declinedLines: idsOf(declined),
    separateLines: statutory.length > 0 ? idsOf(others) : [],
  };
};
