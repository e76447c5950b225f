import type { ReturnTerms } from "../kernel/terms.ts";
import type { ConditionFacts } from "./condition-facts.ts";

/** What a case gets, without the parts that are the same for every case under the policy. */
export type GrantedTerms = Omit<
  ReturnTerms,
  "policy" | "clocks" | "limits" | "overrides" | "compensation" | "returnLabelCostMinor"
>;

/** One line judged alone: what it gets, and the facts that the rules read, for the record. */
export type LineVerdict = {
  readonly lineId: string;
  readonly granted: GrantedTerms;
  readonly facts: ConditionFacts;
};

/**
 * A request judged: `terms` for the case, and each line alone in `lines`.
 *
 * - `declinedLines`: refused while others go on; `terms` do not speak for them. When every line is refused, all are here
 *   and `terms.verdict` is `decline`.
 * - `separateLines`: to be asked for in a request of their own, since a withdrawal by law waits for no seller and no photo,
 *   and these lines do. `terms` do not speak for them.
 */
export type RequestVerdict = {
  readonly terms: ReturnTerms;
  readonly lines: readonly LineVerdict[];
  readonly declinedLines: readonly string[];
  readonly separateLines: readonly string[];
};
