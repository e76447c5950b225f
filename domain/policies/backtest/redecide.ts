import type { MarketCalendar } from "../../kernel/clocks.ts";
import type { CompiledPolicy } from "../compiled-policy.ts";
import { evaluateRequest } from "../evaluate-request.ts";
import type { RequestVerdict } from "../request-verdict.ts";
import { type GrantedSummary, summaryOf } from "./granted-summary.ts";
import type { LineMoney, RecordedDecision } from "./recorded-decision.ts";

/** Some lines of a request and what they get together. */
export type GrantedPart = { readonly granted: GrantedSummary; readonly lines: readonly LineMoney[] };

/**
 * A request decided anew. `granted` is what its case would get; `parts` are the lines by what they get, which is one part
 * unless some lines would be refused or sent to a request of their own.
 */
export type Redecided = { readonly granted: GrantedSummary; readonly parts: readonly GrantedPart[] };

const partOf = (
  record: RecordedDecision,
  verdict: RequestVerdict,
  lineIds: readonly string[],
  granted: (line: RequestVerdict["lines"][number]) => GrantedSummary,
): readonly GrantedPart[] =>
  verdict.lines
    .filter(({ lineId }) => lineIds.includes(lineId))
    .map((line) => ({ granted: granted(line), lines: record.lines.filter(({ lineId }) => lineId === line.lineId) }));

/** What a policy says to a request that was decided before, on the facts of that time. */
export const redecide = (policy: CompiledPolicy, record: RecordedDecision, calendar: MarketCalendar): Redecided => {
  const verdict = evaluateRequest(policy, record.facts, calendar);
  const { terms, declinedLines, separateLines } = verdict;
  const granted = summaryOf(terms);
  const isWhole = separateLines.length === 0 && (declinedLines.length === 0 || terms.verdict === "decline");
  if (isWhole) return { granted, parts: [{ granted, lines: record.lines }] };
  const apart = [...declinedLines, ...separateLines];
  return {
    granted,
    parts: [
      { granted, lines: record.lines.filter(({ lineId }) => !apart.includes(lineId)) },
      ...partOf(record, verdict, apart, (line) => summaryOf({ ...terms, ...line.granted })),
    ],
  };
};
