import type { ApiClient } from "../api-client.ts";
import type { Progress } from "../progress.ts";
import { audit, type Finding } from "./audit/audit.ts";
import { gatherEvidence, readSystemState } from "./audit/evidence.ts";
import { summarise } from "./audit/summary.ts";
import { replay } from "./replay.ts";
import type { ReplayOrder } from "./replay-order.ts";
import { readExperiments } from "./results/experiments.ts";
import { type FeedbackRow, readFeedback } from "./results/feedback.ts";
import { replayTable } from "./table.ts";
import { instantOf } from "./times.ts";
import type { World } from "./world.ts";

/** What is replayed, and against what. */
export interface ReplayRun {
  readonly nobody: ApiClient;
  readonly orders: readonly ReplayOrder[];
  readonly seed: number;
  readonly progress?: Progress | undefined;
  /** Errors that the system logged, where its log is at hand. */
  readonly errors?: readonly string[];
}

/** How it went. */
export interface ReplayResult {
  readonly table: string;
  readonly findings: readonly Finding[];
}

const dayOf = (ms: number): string => instantOf(ms).slice(0, 10);

const feedbackOf = async (world: World, orders: readonly ReplayOrder[]): Promise<readonly FeedbackRow[]> => {
  const markets = [...new Set(orders.map(({ placed }) => placed.market))].sort();
  const fromMs = Math.min(...orders.map(({ placedMs }) => placedMs));
  const rows = await Promise.all(markets.map((market) => readFeedback(world, market, fromMs, world.nowMs())));
  return rows.flat();
};

/** Replays the orders, audits the system and makes the table. */
export const runReplay = async ({ errors = [], ...run }: ReplayRun): Promise<ReplayResult> => {
  const before = await readSystemState(run.nobody);
  const { world, stories } = await replay(run);
  const evidence = await gatherEvidence(world, stories, before);
  const [feedback, experiments] = await Promise.all([feedbackOf(world, run.orders), readExperiments(world)]);
  const findings: readonly Finding[] = [...audit(evidence), { promise: "nothing failed inside", broken: errors }];
  const placed = run.orders.map(({ placedMs }) => placedMs);
  const headline = {
    orders: run.orders.length,
    from: dayOf(Math.min(...placed)),
    to: dayOf(Math.max(...placed)),
    seed: run.seed,
    commands: world.books.acknowledged.length,
    scans: world.books.scans.length,
  };
  return { table: replayTable(headline, { ...summarise(evidence), feedback, experiments }, findings), findings };
};
