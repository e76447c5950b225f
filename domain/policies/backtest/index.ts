export { ChangedCase, changedCaseOf } from "./changed-case.ts";
export { type Change, type Comparison, compare, type Effects } from "./compare.ts";
export { costOfDecision, fullRefundMinor } from "./cost-of-decision.ts";
export { ChangeKind, Effect } from "./difference.ts";
export {
  type DivergenceCounts,
  DivergenceReport,
  divergenceCounts,
  divergenceReport,
  failedCounts,
} from "./divergence.ts";
export { floorsNeeded } from "./floors-needed.ts";
export { GrantedSummary, summaryOf } from "./granted-summary.ts";
export { joinTally } from "./join-tallies.ts";
export { type ActualEnd, AskedVerdict, type MoneyMoved, moneyMoved } from "./money-moved.ts";
export { type PartyAmounts, parties } from "./party-amounts.ts";
export { LineMoney, RecordedDecision, recordedDecision } from "./recorded-decision.ts";
export { BacktestReport, reportOf } from "./report.ts";
export { tierBounds } from "./segments.ts";
export { countDecision, newTally, Tally } from "./tally.ts";
