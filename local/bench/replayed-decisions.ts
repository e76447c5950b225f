import { compare, countDecision, newTally, tierBounds } from "../../domain/policies/backtest/index.ts";
import { pastDecisions } from "./past-decisions.ts";
import { median } from "./stopwatch.ts";

/** How fast policies are replayed on one core. */
export interface ReplayedDecisions {
  /** By how much processor time all of it took, the collector's included. */
  readonly perCoreSecond: number;
  readonly decisions: number;
  /** How many of a hundred the drafts decide otherwise, for which the money is reckoned too. */
  readonly changedPercent: number;
}

const ROUNDS = 9;
const WARM_UP = 3;

/** Long enough for the clock of the processor, short enough for nine of them. */
const REPLAYS_PER_ROUND = 10;

const coreSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

/**
 * Replays past decisions of all markets under drafts: the verdict, in what it differs, whose money it moves, and the count. It is
 * measured in processor time, which says the same on a busy machine as on an idle one.
 */
export const measureReplayedDecisions = (replaysPerRound = REPLAYS_PER_ROUND): ReplayedDecisions => {
  const markets = pastDecisions();
  const tallies = markets.map(() => newTally());
  const replayAll = (): number => {
    for (const [index, { draft, calendar, records }] of markets.entries()) {
      const bounds = tierBounds(draft.document.limits);
      const tally = tallies[index] ?? newTally();
      for (const record of records) countDecision(tally, compare(draft, record, calendar), undefined, bounds);
    }
    return markets.reduce((sum, { records }) => sum + records.length, 0);
  };
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const began = coreSeconds();
    let decisions = 0;
    for (let replay = 0; replay < replaysPerRound; replay += 1) decisions += replayAll();
    if (round >= WARM_UP) rates.push(decisions / (coreSeconds() - began));
  }
  const all = tallies.reduce((sum, tally) => sum + tally.all.cases, 0);
  const changed = tallies.reduce((sum, tally) => sum + tally.all.changed, 0);
  return {
    perCoreSecond: Math.round(median(rates)),
    decisions: all,
    changedPercent: Math.round((100 * changed) / all),
  };
};
