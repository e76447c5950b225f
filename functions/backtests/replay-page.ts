import { actualEnds } from "../../adapters/dynamodb/actual-ends.ts";
import { type DecisionPage, decisionPage, type PagePlace } from "../../adapters/dynamodb/decision-pages.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Backtest } from "../../domain/backtests/index.ts";
import {
  type ChangedCase,
  changedCaseOf,
  compare,
  countDecision,
  newTally,
  type Tally,
  tierBounds,
} from "../../domain/policies/backtest/index.ts";
import type { CompiledPolicy } from "../../domain/policies/index.ts";
import { policyToTry } from "./policy-to-try.ts";

/** What fits a task of some seconds many times over, and keeps an execution's history far below 25,000 events. */
const PAGE = { decisionsMax: 500, daysMax: 400 } as const;

/** A page of decisions replayed: what it counts, the cases that change, and where the next page begins. */
export interface ReplayedPage {
  readonly tally: Tally;
  readonly changes: readonly ChangedCase[];
  readonly next: PagePlace | undefined;
}

const replayed = async (
  runtime: Runtime,
  { market, draft }: Backtest,
  policy: CompiledPolicy,
  { decisions, next }: DecisionPage,
): Promise<ReplayedPage> => {
  const ends = await actualEnds(runtime.store, decisions);
  const calendar = calendarOf(market);
  const bounds = tierBounds(policy.document.limits);
  const ref = { id: policy.document.id, ...draft };
  const tally = newTally();
  const changes: ChangedCase[] = [];
  for (const record of decisions) {
    const end = ends.get(record.returnId);
    const comparison = compare(policy, record, calendar, () => end);
    countDecision(tally, comparison, end, bounds);
    const changed = changedCaseOf(comparison, ref);
    if (changed !== undefined) changes.push(changed);
  }
  return { tally, changes, next };
};

/** Replays the decisions of a backtest from a place on, under its draft. Writes nothing. */
export const replayPage = async (runtime: Runtime, backtest: Backtest, from: PagePlace): Promise<ReplayedPage> => {
  const [draft, page] = await Promise.all([
    policyToTry(runtime, backtest.market, backtest.draft),
    decisionPage(runtime.store, backtest.market, { from, to: backtest.window.to }, PAGE),
  ]);
  return replayed(runtime, backtest, draft, page);
};
