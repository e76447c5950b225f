import * as z from "zod";
import { SUMMARY_DAYS_MAX } from "../../../functions/feedback/feedback-summary-query.ts";
import { DAY_MS, instantOf } from "../times.ts";
import type { World } from "../world.ts";

const Cell = z.looseObject({
  hidden: z.boolean(),
  asked: z.int().optional(),
  answered: z.int().optional(),
  responseRate: z.number().optional(),
  scores: z.record(z.string(), z.union([z.literal("hidden"), z.looseObject({ goodShare: z.number() })])).optional(),
});

const Summary = z.looseObject({
  tables: z.array(z.looseObject({ party: z.string(), total: z.looseObject({ all: Cell }) })),
});

/** What one party answered in one stretch of days; figures are absent where so few answered that they are hidden. */
export interface FeedbackRow {
  readonly market: string;
  readonly from: string;
  readonly party: string;
  readonly asked: number | undefined;
  readonly answered: number | undefined;
  /** Of those who answered, those who gave 4 or 5. */
  readonly contentShare: number | undefined;
}

const dayOf = (ms: number): string => instantOf(ms).slice(0, 10);

const rowOf = (market: string, from: string, party: string, cell: z.infer<typeof Cell>): FeedbackRow => {
  const overall = cell.scores?.overall;
  return {
    market,
    from,
    party,
    asked: cell.asked,
    answered: cell.answered,
    contentShare: overall === undefined || overall === "hidden" ? undefined : overall.goodShare,
  };
};

/** The feedback of a market between two instants, as the platform reads it: stretch by stretch, each as long as one summary may be. */
export const readFeedback = async (
  world: World,
  market: string,
  fromMs: number,
  toMs: number,
): Promise<readonly FeedbackRow[]> => {
  const platform = await world.as({ role: "platform", subject: "shop" });
  const rows: FeedbackRow[] = [];
  for (let startMs = fromMs; startMs <= toMs; startMs += SUMMARY_DAYS_MAX * DAY_MS) {
    const from = dayOf(startMs);
    const to = dayOf(Math.min(toMs, startMs + (SUMMARY_DAYS_MAX - 1) * DAY_MS));
    const path = `/platform/v1/feedback/summary?market=${market}&from=${from}&to=${to}`;
    const { tables } = (await platform.get(path, Summary)).body;
    rows.push(...tables.map(({ party, total }) => rowOf(market, from, party, total.all)));
  }
  return rows;
};
